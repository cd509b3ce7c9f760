import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { admin, databaseUrl } from './prepare-databases.ts'

/** Where a process of its own keeps its data: the settings that say so, and how to be rid of it. */
export interface Scratch {
  readonly environment: Readonly<Record<string, string>>
  readonly dataFolder: string
  readonly url: string | undefined
  remove(): Promise<void>
}

/** A folder for the embedded store, or an empty database on the server when the suite runs on one. */
export async function scratchDatabase(): Promise<Scratch> {
  const template = inject('template')
  const dataFolder = mkdtempSync(join(tmpdir(), 'notch-scratch-'))
  const removeFolder = () => rmSync(dataFolder, { recursive: true, force: true })
  if (!template) {
    const environment = { DATA_DIR: dataFolder, DATABASE_URL: '' }
    return { environment, dataFolder, url: undefined, remove: async () => removeFolder() }
  }
  const name = `notch_scratch_${process.pid}_${Math.random().toString(36).slice(2)}`
  await admin(template.adminUrl, `CREATE DATABASE ${name}`)
  const url = databaseUrl(template.adminUrl, name)
  const remove = async () => {
    removeFolder()
    await admin(template.adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return { environment: { DATA_DIR: dataFolder, DATABASE_URL: url }, dataFolder, url, remove }
}
