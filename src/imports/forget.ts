import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'

const dayMs = 86_400_000
/** What a row of a file said of a person is kept as long as a webhook's body. */
const refusalDays = 30
/** By then the machine that has the file has come back, or never will. */
const lostDays = 7

export interface ForgetParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly importFolder: string
}

/** Job: removes files and refusals that nobody needs any more, and ends uploads that broke off. Returns how many. */
export async function forgetImports({ client, clock, importFolder }: ForgetParts): Promise<number> {
  const now = clock.now()
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  const refusals = await client.importRefusal.deleteMany({
    where: { import: { finishedAt: { lt: before(refusalDays) } } },
  })
  const brokenOff = await client.import.deleteMany({ where: { state: 'uploading', createdAt: { lt: before(1) } } })
  const lost = await client.import.updateMany({
    where: { state: { in: ['waiting', 'running'] }, createdAt: { lt: before(lostDays) } },
    data: { state: 'failed', problem: 'Its file was on no machine that runs.', finishedAt: now },
  })
  return refusals.count + brokenOff.count + lost.count + (await removeFiles(client, importFolder))
}

async function removeFiles(client: PrismaClient, importFolder: string): Promise<number> {
  const names = await filesIn(importFolder)
  const ids = names.flatMap((name) => /^(\d+)\.csv$/.exec(name)?.[1] ?? []).map(BigInt)
  const needed = await client.import.findMany({
    where: { id: { in: ids }, state: { in: ['uploading', 'waiting', 'running'] } },
    select: { id: true },
  })
  const keep = new Set(needed.map(({ id }) => id))
  const leaving = ids.filter((id) => !keep.has(id))
  for (const id of leaving) await rm(join(importFolder, `${id}.csv`), { force: true })
  return leaving.length
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    // Nothing was ever imported.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
