import { fileMark } from '../orders/told-by-file.ts'
import { versionOf } from '../stores/version.ts'

/**
 * Sorts before whatever the platform tells; of files by the time of upload, and within one by the time of change. A file
 * tells each thing once, so its id tells equal times apart.
 */
export function fileVersion(importedAt: Date, changedAt: Date, externalId: string): string {
  return `${fileMarkOf(importedAt)} ${versionOf(changedAt, externalId)}`
}

/** What every version of one file begins with. */
export function fileMarkOf(importedAt: Date): string {
  return `${fileMark}${importedAt.toISOString()}`
}
