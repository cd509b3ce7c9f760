import { z } from 'zod'
import type { ApiAnswer, ApiCall, FoundOrder, HistoryPage, StoreApi } from './api.ts'
import { flag, readAs } from './fields.ts'
import { isObject, type JsonObject, jsonText, parseJson } from './json.ts'
import { unixTime } from './stripe-event.ts'
import { changedAt, isPaidStatus, orderIdOf, sessionHead } from './stripe-session.ts'

/** Pinned, so that an account's own upgrade changes nothing here; docs.stripe.com/api-versions. */
const version = '2025-09-30.clover'
/** A session may be completed until a day after it was created, the longest that Stripe keeps one open. */
const longestOpenMs = 24 * 60 * 60_000

export const stripeApi: StoreApi = {
  fields: [
    {
      name: 'secretKey',
      label: 'Secret key',
      help: 'Developers, API keys: best a restricted key that may read Checkout Sessions, Prices and Products. It starts with rk_ or sk_.',
      isSecret: true,
      pattern: /^(sk|rk)_(live|test)_[A-Za-z0-9_]{10,250}$/,
    },
  ],
  request: ({ path }, { secretKey = '' }) => ({
    url: `https://api.stripe.com${path}`,
    headers: { authorization: `Bearer ${secretKey}`, 'stripe-version': version },
  }),
  /**
   * Stripe lists sessions newest first and only by when they were created. So this finds what was bought, and paid
   * later within a day. Payments that take longer, failed ones and refunds are told by webhooks alone.
   */
  history: {
    isOldestFirst: false,
    first: (since) => {
      const from = Math.floor((since.getTime() - longestOpenMs) / 1000)
      return { name: 'sessions', path: `/v1/checkout/sessions?created[gte]=${Math.max(from, 0)}&limit=100` }
    },
    read: readPage,
  },
}

const foundHead = z.object({ ...sessionHead.shape, created: unixTime })
const page = z.object({ data: z.array(foundHead), has_more: flag })

function readPage(answer: ApiAnswer, call: ApiCall): HistoryPage {
  const body = parseJson(Buffer.from(answer.body))
  const { data, has_more } = readAs(page, body, 'sessions')
  const whole = isObject(body) && Array.isArray(body['data']) ? body['data'] : []
  const orders = data.flatMap((head, place) => {
    const session = whole[place]
    return head.status === 'complete' && head.mode === 'payment' && isObject(session) ? [toFound(head, session)] : []
  })
  const last = data.at(-1)
  return { orders, next: has_more && last ? pageAfter(last.id, call) : null }
}

function pageAfter(lastId: string, { name, path }: ApiCall): ApiCall {
  const start = path.replace(/&starting_after=.*$/, '')
  return { name, path: `${start}&starting_after=${encodeURIComponent(lastId)}` }
}

/** As an event tells a session, so that it is read the same way; the id says that it is none of Stripe's. */
function toFound(head: z.infer<typeof foundHead>, session: JsonObject): FoundOrder {
  const at = changedAt(head.created, isPaidStatus(head.payment_status) ? 'paid' : 'unpaid')
  const event = {
    id: `reconcile ${head.id} ${at.toISOString()}`,
    type: 'checkout.session.completed',
    created: BigInt(head.created.getTime() / 1000),
    livemode: session['livemode'] ?? null,
    data: { object: session },
  }
  const body = Buffer.from(jsonText(event))
  return { externalId: orderIdOf(head), changedAt: at, topic: event.type, body, isThin: true }
}
