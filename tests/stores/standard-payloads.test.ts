import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { standard } from '../../src/stores/standard.ts'
import { payloadsFolder, payloadsOf } from './payloads.ts'

const vector = z.object({
  secret: z.string(),
  'webhook-id': z.string(),
  'webhook-timestamp': z.string(),
  'webhook-signature': z.string(),
  body: z.string(),
})

test.skipIf(payloadsFolder !== undefined)('set NOTCH_PAYLOADS to try the published vectors', (context) => {
  context.skip('NOTCH_PAYLOADS is not set')
})

const files = payloadsFolder === undefined ? [] : vectorFiles(payloadsFolder)

test.each(files)('every published vector in %s is genuine at its time', (file) => {
  const { vectors } = z.object({ vectors: z.array(vector).min(1) }).parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const { secret, body, ...headers } of vectors) {
    const request = { headers, body: Buffer.from(body) }
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    expect(standard.verify(request, [secret], at)).toEqual({ kind: 'genuine' })
    expect(standard.verify({ ...request, body: Buffer.from(`${body} `) }, [secret], at).kind).toBe('forged')
  }
})

function vectorFiles(folder: string): string[] {
  return payloadsOf('standardwebhooks').map(({ file }) => resolve(folder, file))
}
