import { z } from 'zod'
import type { ApiCall, HistoryPage, StoreApi } from './api.ts'
import { pageSize, readV2 } from './bigcommerce-answers.ts'
import { bigcommerceHooks } from './bigcommerce-hooks.ts'
import { changeShape } from './bigcommerce-order-shape.ts'
import { stageOf } from './bigcommerce-stage.ts'

export const bigcommerceApi: StoreApi = {
  fields: [
    {
      name: 'storeHash',
      label: 'Store hash',
      help: 'The part of the control panel’s address between store- and .mybigcommerce.com.',
      isSecret: false,
      pattern: /^[a-z0-9]{4,30}$/,
    },
    {
      name: 'accessToken',
      label: 'Access token',
      help: 'Of a store-level API account that may read orders, order transactions and products: Settings, Store-level API accounts.',
      isSecret: true,
      pattern: /^[A-Za-z0-9]{20,100}$/,
    },
  ],
  request: ({ path }, { storeHash, accessToken = '' }) => ({
    url: `https://api.bigcommerce.com/stores/${storeHash}${path}`,
    headers: { 'x-auth-token': accessToken },
  }),
  hooks: bigcommerceHooks,
  history: {
    isOldestFirst: true,
    first: (since) => pageFrom(since, 1),
    read: (answer, call) => readPage(readV2(z.array(changeShape), { [call.name]: answer }, call.name), call),
  },
}

type Change = z.infer<typeof changeShape>

/** Checkouts nobody finished are no orders. */
function readPage(changes: readonly Change[], call: ApiCall): HistoryPage {
  const finished = changes.filter(({ status_id }) => stageOf(status_id) !== 'incomplete')
  return { orders: finished.map(found), next: changes.length < pageSize ? null : nextOf(changes, call) }
}

function found({ id, changedAt: at }: Change) {
  const topic = 'store/order/updated'
  const body = Buffer.from(`{"scope":"${topic}","data":{"type":"order","id":${id}}}`)
  return { externalId: id, changedAt: at, topic, body, isThin: true }
}

/**
 * An order that changes while the pages are read moves to the last one, and moves another over the edge between two
 * pages. So the next page is the first one from the last time seen, or, where that leads no further, the one after.
 */
function nextOf(changes: readonly Change[], call: ApiCall): ApiCall {
  const asked = new URLSearchParams(call.path.slice(call.path.indexOf('?')))
  const since = new Date(asked.get('min_date_modified') ?? '')
  const times = changes.map(({ changedAt: at }) => at.getTime())
  const isSorted = times.every((time, i) => i === 0 || time >= (times[i - 1] ?? time))
  // Whether the very second asked for is among the answers is not documented.
  const from = new Date((times.at(-1) ?? 0) - 1000)
  return isSorted && from > since ? pageFrom(from, 1) : pageFrom(since, Number(asked.get('page')) + 1)
}

function pageFrom(since: Date, page: number): ApiCall {
  const query = new URLSearchParams({
    min_date_modified: since.toISOString(),
    sort: 'date_modified:asc',
    limit: String(pageSize),
    page: String(page),
  })
  return { name: 'orders', path: `/v2/orders?${query}` }
}
