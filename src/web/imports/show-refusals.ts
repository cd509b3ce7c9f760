import type { PrismaClient } from '../../database/client.ts'
import { readIdCursor } from '../cursor.ts'

interface RefusalQuery {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** In the order of the file; the cursor is the id of the page's last. */
export async function listRefusals(client: PrismaClient, importId: bigint, { cursor, limit }: RefusalQuery) {
  const after = cursor === undefined ? 0n : readIdCursor(cursor)
  const found = await client.importRefusal.findMany({
    where: { importId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit + 1,
  })
  const items = found.slice(0, limit).map(({ id, line, reason, text }) => ({ id: id.toString(), line, reason, text }))
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** All that are kept, as a spreadsheet opens them: UTF-8 with its mark. */
export async function refusalsAsCsv(client: PrismaClient, importId: bigint): Promise<string> {
  const found = await client.importRefusal.findMany({ where: { importId }, orderBy: { id: 'asc' } })
  const rows = [['Line', 'Why', 'Row'], ...found.map(({ line, reason, text }) => [line.toString(), reason, text])]
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** What begins like a formula is kept from being one. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
