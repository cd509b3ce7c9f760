import type { Prisma } from '../../database/client.ts'

/** All that belongs to a message; of very many clicks the first. */
export const wholeMessage = {
  order: { include: { lines: { orderBy: { position: 'asc' } } } },
  flow: true,
  customer: true,
  decision: true,
  mail: true,
  clicks: { orderBy: [{ clickedAt: 'asc' }, { id: 'asc' }], take: 200 },
  attributions: { include: { order: { select: { number: true } } }, orderBy: { creditedAt: 'asc' } },
} as const satisfies Prisma.MessageInclude

export type WholeMessage = Prisma.MessageGetPayload<{ include: typeof wholeMessage }>
