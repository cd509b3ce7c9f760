import { type Context, Hono } from 'hono'
import { suppress, unsuppress } from '../../emails/suppressions.ts'
import { readUnsubscribe } from '../../links/token.ts'
import { type Markup, pagePolicy } from '../pages/layout.ts'
import { busyPage, deadLinkPage } from '../pages/plain.ts'
import { type Addressee, askPage, donePage, maskEmail, undonePage } from '../pages/unsubscribe.ts'
import type { WebServices } from '../services.ts'

interface Subscriber extends Addressee {
  readonly messageId: bigint
  readonly storeId: string
  readonly email: string
  readonly isSuppressed: boolean
}

type Answer = (subscriber: Subscriber, path: string) => Promise<Markup> | Markup

/**
 * GET shows a page and changes nothing, since scanners follow every link. POST unsubscribes, from the page or by a
 * mail program's one click (RFC 8058): its body says nothing the address does not, so it is not read.
 */
export function unsubscribeRoutes(services: WebServices) {
  const { client, clock } = services
  return new Hono()
    .get('/u/:token', (context) =>
      answered(services, context, (who, path) =>
        who.isSuppressed ? donePage(who, `${path}/undo`) : askPage(who, path),
      ),
    )
    .post('/u/:token', (context) =>
      answered(services, context, async ({ messageId, storeId, email, ...who }, path) => {
        const source = 'unsubscribe page or one click'
        await suppress(client, { storeId, email, reason: 'unsubscribed', source, messageId }, clock.now())
        return donePage(who, `${path}/undo`)
      }),
    )
    .post('/u/:token/undo', (context) =>
      answered(services, context, async (who, path) => {
        await unsuppress(client, who.storeId, who.email, 'unsubscribed')
        return undonePage(who, path)
      }),
    )
}

async function answered(services: WebServices, context: Context, answer: Answer): Promise<Response> {
  const token = context.req.param('token') ?? ''
  const messageId = readUnsubscribe(services.keys.links, token)
  context.header('content-security-policy', pagePolicy)
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  if (messageId === undefined) return context.html(deadLinkPage(), 404)
  try {
    const subscriber = await findSubscriber(services, messageId)
    if (!subscriber) return context.html(deadLinkPage(), 404)
    return context.html(await answer(subscriber, `/u/${token}`))
  } catch (error) {
    services.log.error('an unsubscribe request failed', error, { messageId: messageId.toString() })
    context.header('retry-after', '30')
    return context.html(busyPage(), 503)
  }
}

async function findSubscriber({ client }: WebServices, messageId: bigint): Promise<Subscriber | undefined> {
  const [row] = await client.$queryRaw<Omit<Subscriber, 'messageId' | 'maskedEmail'>[]>`
    SELECT m."storeId", m."toEmail" AS email, s.name AS "storeName", x.id IS NOT NULL AS "isSuppressed"
    FROM "Message" m JOIN "Store" s ON s.id = m."storeId"
    LEFT JOIN "Suppression" x ON x."storeId" = m."storeId" AND x.email = m."toEmail"
    WHERE m.id = ${messageId} AND m."toEmail" IS NOT NULL`
  return row && { ...row, messageId, maskedEmail: maskEmail(row.email) }
}
