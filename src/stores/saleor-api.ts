import { z } from 'zod'
import { Unreadable } from './adapter.ts'
import type { ApiAnswer, ApiCall, FoundOrder, HistoryPage, StoreApi } from './api.ts'
import { flag, id, instant, optionalText, readAs, text } from './fields.ts'
import { isObject, type JsonValue, parseJson } from './json.ts'
import { ordersQuery } from './saleor-query.ts'

const failure = z.object({ errors: z.array(z.object({ message: text })).min(1) })
const node = z.custom<JsonValue>(isObject, 'not an object')
const page = z.object({
  data: z.object({
    orders: z.object({
      edges: z.array(z.object({ node })),
      pageInfo: z.object({ hasNextPage: flag, endCursor: optionalText }),
    }),
  }),
})
const asked = z.object({ variables: z.object({ since: z.string() }) })

export const saleorApi: StoreApi = {
  fields: [
    {
      name: 'apiUrl',
      label: 'GraphQL API address',
      help: 'Shown in the Saleor dashboard’s address bar or in your hosting; it ends in /graphql/.',
      isSecret: false,
      pattern: /^https:\/\/[^\s/?#@]+\/(?:[^\s?#]+\/)?graphql\/?$/,
    },
    {
      name: 'token',
      label: 'App token',
      help: 'Dashboard › Extensions › your app › Tokens. The app needs the permissions Manage orders and Manage products.',
      isSecret: true,
      pattern: /^[\w.-]{20,2000}$/,
    },
  ],
  request: (_, { apiUrl = '', token = '' }) => ({ url: apiUrl, headers: { authorization: `Bearer ${token}` } }),
  history: { isOldestFirst: true, first: (since) => ordersSince(since.toISOString(), null), read: readPage },
}

/** The one address answers everything; what is asked stands in the body. */
function ordersSince(since: string, after: string | null): ApiCall {
  const body = JSON.stringify({ query: ordersQuery, variables: { since, after } })
  return { name: 'orders', path: '', method: 'POST', body }
}

function readPage({ body }: ApiAnswer, call: ApiCall): HistoryPage {
  const answer = parseJson(Buffer.from(body))
  // GraphQL answers 200 to a question it refuses.
  const refused = failure.safeParse(answer)
  if (refused.success) throw new Unreadable(`Saleor refused to tell its orders: ${refused.data.errors[0]?.message}`)
  const { edges, pageInfo } = readAs(page, answer, 'answer').data.orders
  const { since } = asked.parse(JSON.parse(call.body ?? '{}')).variables
  const next = pageInfo.hasNextPage && pageInfo.endCursor ? ordersSince(since, pageInfo.endCursor) : null
  return { orders: edges.map((edge) => toFound(edge.node)), next }
}

/** As the webhook would have told it. Numbers become text, digit for digit. */
function toFound(order: JsonValue): FoundOrder {
  const { id: externalId, updatedAt: changedAt } = readAs(z.object({ id, updatedAt: instant }), order, 'order')
  const body = JSON.stringify({ order }, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  return { externalId, changedAt, topic: 'order_updated', body: Buffer.from(body), isThin: false }
}
