import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { longestRow } from './rows.ts'

/** Where the file of an import lies until it is done. */
export function importFile(folder: string, id: bigint): string {
  return join(folder, `${id}.csv`)
}

/** Enough of a file to hold its header. */
export const headBytes = longestRow + 64 * 1024

export async function firstBytes(file: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.min(headBytes, bytes))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
  return buffer.subarray(0, bytesRead)
}
