import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Real payloads live outside the project, in the folder NOTCH_PAYLOADS names, listed in its INDEX.tsv. */
export const payloadsFolder = process.env['NOTCH_PAYLOADS']

export interface Payload {
  readonly file: string
  readonly topic: string
  readonly body: Buffer
  /** Every value replaced by a placeholder: good for shape, not for meaning. */
  readonly isShapeOnly: boolean
}

export function payloadsOf(platform: string): Payload[] {
  if (payloadsFolder === undefined) return []
  const folder = payloadsFolder
  const [, ...rows] = readFileSync(resolve(folder, 'INDEX.tsv'), 'utf8').trim().split('\n')
  return rows.flatMap((row) => {
    const [file = '', topic = ''] = row.split('\t')
    if (!file.startsWith(`${platform}/`)) return []
    return { file, topic, body: readFileSync(resolve(folder, file)), isShapeOnly: topic.startsWith('shape_') }
  })
}
