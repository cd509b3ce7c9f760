import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { groupCommit } from '../database/group-commit.ts'
import type { Clock } from '../lib/clock.ts'
import { type ArrivedClick, clickFromJson, clickToJson } from './click.ts'

export interface Spool {
  /** Resolves once the click is on disk. */
  add(click: ArrivedClick): Promise<void>
  /** Hands what waits to `store`, oldest first, and forgets a file only after that. Returns how many clicks it handed on. */
  drain(store: (clicks: readonly ArrivedClick[]) => Promise<void>): Promise<number>
}

const filesAtOnce = 100

/**
 * Clicks waiting on disk for a database that is down or slow. Every batch is a file of its own, `<path>.<time>-<random>`,
 * written whole before it gets its name: several processes may add and drain without hearing of each other.
 */
export function createSpool(path: string, clock: Clock): Spool {
  const write = groupCommit<ArrivedClick, void>(async (clicks) => {
    await writeBatch(path, clock.now(), clicks.map(clickToJson).join('\n'))
    return clicks.map(() => undefined)
  })
  return {
    add: (click) => write(click),
    async drain(store) {
      let handedOn = 0
      for (const files of inGroups(await waitingFiles(path), filesAtOnce)) {
        const clicks = (await Promise.all(files.map(readBatch))).flat()
        if (clicks.length > 0) await store(clicks)
        await Promise.all(files.map((file) => rm(file, { force: true })))
        handedOn += clicks.length
      }
      return handedOn
    },
  }
}

async function writeBatch(path: string, now: Date, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const name = `${path}.${now.getTime()}-${randomBytes(6).toString('hex')}`
  const file = await open(`${name}.part`, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${name}.part`, name)
  await syncFolder(dirname(path))
}

/** A new name is on disk only when its folder is. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function waitingFiles(path: string): Promise<string[]> {
  await mkdir(dirname(path), { recursive: true })
  const prefix = `${basename(path)}.`
  const names = await readdir(dirname(path))
  return names
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.part'))
    .sort()
    .map((name) => join(dirname(path), name))
}

async function readBatch(file: string): Promise<ArrivedClick[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Another process drained it first.
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => clickFromJson(line) ?? [])
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
