import type { PrismaClient } from '../../database/client.ts'
import { fieldsOf, isMapped, neededFields } from '../../imports/columns.ts'
import { previewFile } from '../../imports/preview.ts'
import { notFound } from '../problem.ts'
import type { PreviewJson, PreviewQuery } from '../schemas/import.ts'

interface PreviewParts {
  readonly client: PrismaClient
  readonly now: Date
}

/** Throws AppError `no-such-store`, or `bad-file` when the bytes are no beginning of a CSV. */
export async function previewUpload(
  { client, now }: PreviewParts,
  { store, kind, format, whole, layout: { chosen, ...layout } }: PreviewQuery,
  bytes: Buffer,
): Promise<PreviewJson> {
  const select = { currency: true, timeZone: true, storefrontUrl: true }
  const facts = await client.store.findUnique({ where: { id: store }, select })
  if (!facts) throw notFound('store', store)
  const reading = { ...facts, kind, format, layout, importedAt: now }
  const { names, items, missing, ...told } = previewFile({
    bytes,
    isWhole: whole === 'true',
    reading,
    isChosen: chosen,
  })
  const needed = new Set(neededFields(kind).flat())
  return {
    ...told,
    names: [...names],
    missing: [...missing],
    isMapped: isMapped(kind, format),
    fields: fieldsOf(kind).map(({ name, label, help }) => ({ name, label, help, isNeeded: needed.has(name) })),
    items: items.map((item) => ({ ...item, cells: [...item.cells] })),
  }
}
