import { mkdir, open, rm } from 'node:fs/promises'
import type { PrismaClient } from '../database/client.ts'
import { AppError } from '../errors.ts'
import type { Clock } from '../lib/clock.ts'
import { checkUpload } from './check-upload.ts'
import { importFile } from './import-file.ts'
import type { Format, Kind, Layout } from './layout.ts'

export interface UploadParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly importFolder: string
  /** 2 GB when left out. */
  readonly mostBytes?: number
}

export interface Upload {
  readonly storeId: string
  readonly kind: Kind
  readonly format: Format
  readonly fileName: string
  readonly layout: Layout
}

const mostBytes = 2 * 1024 ** 3

/**
 * Keeps a file while it comes in and looks through its rows, without ever holding it whole. Returns the import's id once
 * the file is on disk. Throws AppError `too-large` or `bad-file` and then leaves nothing.
 */
export async function keepUpload(
  parts: UploadParts,
  upload: Upload,
  chunks: AsyncIterable<Uint8Array>,
): Promise<bigint> {
  const { client, clock, importFolder } = parts
  const begun = { ...upload, state: 'uploading', createdAt: clock.now() }
  const { id } = await client.import.create({ data: begun, select: { id: true } })
  const path = importFile(importFolder, id)
  try {
    await mkdir(importFolder, { recursive: true })
    const bytes = await writeChecked(path, upload, chunks, parts.mostBytes ?? mostBytes)
    await client.import.update({ where: { id }, data: { state: 'waiting', bytes: BigInt(bytes) } })
    return id
  } catch (error) {
    await rm(path, { force: true })
    await client.import.delete({ where: { id } })
    throw error
  }
}

/** On disk when it returns: what was answered with an import will be imported. */
async function writeChecked(path: string, upload: Upload, chunks: AsyncIterable<Uint8Array>, most: number) {
  const file = await open(path, 'w', 0o600)
  const check = checkUpload(upload)
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength
      if (bytes > most)
        throw new AppError('too-large', 413, `A file may have ${most.toLocaleString('en')} bytes at most.`)
      await file.writeFile(chunk)
      check.see(chunk)
    }
    check.end()
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}
