import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { PrismaClient } from '../../src/database/client.ts'
import type { Database } from '../../src/database/open.ts'
import { type ImportParts, importDue } from '../../src/imports/due.ts'
import { keepUpload, type Upload } from '../../src/imports/keep-upload.ts'
import { type Layout, layout as layoutShape } from '../../src/imports/layout.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { importedAt } from './files.ts'

interface Uploaded extends Partial<Omit<Upload, 'layout'>> {
  readonly layout?: Partial<Layout>
}

/** A folder for uploads, and a shop's owner who imports files. */
export function importing({ client }: Pick<Database, 'client'>) {
  const importFolder = mkdtempSync(join(tmpdir(), 'notch-imports-'))
  afterAll(() => rmSync(importFolder, { recursive: true, force: true }))
  const clock = new SteppedClock(importedAt)
  const parts: ImportParts = { client, clock, log: silentLog, importFolder, batchRows: 3, batchesAtATurn: 2 }
  const upload = (text: string | Buffer, { layout = {}, ...changes }: Uploaded = {}) =>
    keepUpload(
      { client, clock, importFolder },
      {
        ...{ storeId: 'shop', kind: 'orders', format: 'shopify', fileName: 'orders.csv' },
        ...changes,
        layout: layoutShape.parse(layout),
      } as const,
      inPieces(Buffer.from(text)),
    )
  const work = async (changes: Partial<ImportParts> = {}) => {
    while ((await importDue({ ...parts, ...changes })) > 0);
  }
  return {
    ...{ importFolder, clock, parts, upload, work },
    /** Uploads and imports, and shows what became of it. */
    async bring(text: string | Buffer, changes: Uploaded = {}) {
      const id = await upload(text, changes)
      await work()
      return client.import.findUniqueOrThrow({ where: { id } })
    },
    refusals: (importId: bigint) =>
      client.importRefusal.findMany({
        where: { importId },
        orderBy: { id: 'asc' },
        omit: { id: true, importId: true },
      }),
  }
}

export async function* inPieces(bytes: Buffer, size = 64): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** A client whose every write in a transaction is counted, and that ends as if killed at the given one. */
export function killedAt(client: PrismaClient, write: number): PrismaClient {
  let writes = 0
  const counted = <T extends object>(rows: T): T =>
    new Proxy(rows, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        const method = value.bind(target)
        if (name !== '$executeRaw' && name !== '$queryRaw') return method
        return (...given: unknown[]) => {
          if (writes++ >= write) throw new Error('killed')
          return method(...given)
        }
      },
    })
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name !== '$transaction') return typeof value === 'function' ? value.bind(target) : value
      return (work: (rows: object) => Promise<unknown>) => target.$transaction((rows) => work(counted(rows)))
    },
  })
}
