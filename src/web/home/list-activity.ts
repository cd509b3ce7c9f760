import type { PrismaClient } from '../../database/client.ts'
import { formatMoney } from '../../lib/money.ts'
import type { Activity } from '../schemas/home.ts'

interface Happening {
  readonly kind: Activity['kind']
  readonly at: Date
  readonly what: string
  readonly messageId: bigint | null
  readonly minor: bigint | null
  readonly currency: string | null
}

const shown = 20

/** The last things that happened to a store, newest first: the newest few of each kind, then of all. */
export async function listActivity(client: PrismaClient, storeId: string, locale: string): Promise<Activity[]> {
  const rows = await client.$queryRaw<Happening[]>`
    SELECT * FROM (
      (SELECT 'order' AS kind, o."placedAt" AS at, o.number AS what, NULL::bigint AS "messageId", o."totalMinor" AS minor, o.currency
        FROM "Order" o WHERE o."storeId" = ${storeId} ORDER BY o."placedAt" DESC LIMIT ${shown})
      UNION ALL
      (SELECT 'sent', m."sentAt", o.number, m.id, NULL, NULL
        FROM (SELECT * FROM "Message" WHERE "storeId" = ${storeId} AND "sentAt" IS NOT NULL
          ORDER BY "createdAt" DESC LIMIT ${shown}) m JOIN "Order" o ON o.id = m."orderId")
      UNION ALL
      (SELECT 'click', c."clickedAt", c."linkKey", c."messageId", NULL, NULL
        FROM "Click" c WHERE c."storeId" = ${storeId} AND c."isHuman" ORDER BY c."clickedAt" DESC LIMIT ${shown})
      UNION ALL
      (SELECT 'credited', o."placedAt", o.number, a."messageId", a."netMinor", a.currency
        FROM (SELECT * FROM "Order" WHERE "storeId" = ${storeId} ORDER BY "placedAt" DESC LIMIT 200) o
        JOIN "Attribution" a ON a."orderId" = o.id ORDER BY o."placedAt" DESC LIMIT ${shown})
      UNION ALL
      (SELECT 'change', u."createdAt", u.actor || ': ' || u.action, NULL, NULL, NULL
        FROM "Audit" u WHERE u."storeId" = ${storeId} OR u."storeId" IS NULL ORDER BY u."createdAt" DESC LIMIT ${shown})
    ) happenings ORDER BY at DESC, kind LIMIT ${shown}`
  return rows.map((row) => tell(row, locale))
}

function tell(row: Happening, locale: string): Activity {
  const href = row.messageId === null ? null : `/messages/${row.messageId}`
  return { kind: row.kind, at: row.at.toISOString(), text: wordsFor(row, locale), href }
}

function wordsFor({ kind, what, minor, currency }: Happening, locale: string): string {
  const amount = minor !== null && currency !== null ? formatMoney({ minor, currency }, locale) : ''
  switch (kind) {
    case 'order':
      return `Order ${what} came in: ${amount}.`
    case 'sent':
      return `The mail for order ${what} was sent.`
    case 'click':
      return `Somebody followed the link ‘${what}’.`
    case 'credited':
      return `Order ${what} was credited to a mail: ${amount} net.`
    case 'change':
      return `${what}.`
    default:
      return kind satisfies never
  }
}
