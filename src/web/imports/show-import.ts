import type { Prisma, PrismaClient } from '../../database/client.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import { notFound } from '../problem.ts'
import { type ImportJson, importRow } from '../schemas/import.ts'

type ImportRow = NonNullable<Awaited<ReturnType<PrismaClient['import']['findUnique']>>>

interface ListQuery {
  readonly store: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Newest first. */
export async function listImports(client: PrismaClient, { store, cursor, limit }: ListQuery) {
  const place = readCursor(cursor)
  const isBefore: Prisma.ImportWhereInput = {
    OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }],
  }
  const rows = await client.import.findMany({
    where: { storeId: store, ...isBefore },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const { items, nextCursor } = pageFrom(
    rows.map((row) => ({ ...row, at: row.createdAt })),
    limit,
  )
  return { items: items.map(showImport), nextCursor }
}

/** Throws AppError `no-such-import`. */
export async function loadImport(client: PrismaClient, id: bigint): Promise<ImportJson> {
  const row = await client.import.findUnique({ where: { id } })
  if (!row) throw notFound('import', id.toString())
  return showImport(row)
}

/** A file has 2 GB at most, so its bytes are a number. */
function showImport(row: ImportRow): ImportJson {
  return importRow.parse({
    ...row,
    id: row.id.toString(),
    bytes: Number(row.bytes),
    bytesDone: Number(row.bytesDone),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  })
}
