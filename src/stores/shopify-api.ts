import { z } from 'zod'
import type { ApiCall, HistoryPage, StoreApi } from './api.ts'
import { id, instant, readAs } from './fields.ts'
import { type JsonObject, type JsonValue, jsonText, parseJson } from './json.ts'
import { shopifyHooks } from './shopify-hooks.ts'

/** Pinned: a version is served for a year, and its orders are the same as its webhooks'. */
const version = '2026-04'

export const shopifyApi: StoreApi = {
  fields: [
    {
      name: 'shopDomain',
      label: 'Shop domain',
      help: 'The one that ends in .myshopify.com: Settings, Domains.',
      isSecret: false,
      pattern: /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i,
    },
    {
      name: 'accessToken',
      label: 'Admin API access token',
      help: 'Of a custom app that may read orders (read_orders): Settings, Apps, Develop apps. It starts with shpat_.',
      isSecret: true,
      pattern: /^shp[a-z]{2}_[A-Za-z0-9_-]{10,}$/,
    },
  ],
  request: ({ path }, { shopDomain, accessToken = '' }) => ({
    url: `https://${shopDomain}/admin/api/${version}${path}`,
    headers: { 'x-shopify-access-token': accessToken },
  }),
  hooks: shopifyHooks,
  history: {
    isOldestFirst: true,
    first: (since) => {
      const query = new URLSearchParams({ status: 'any', limit: '250', order: 'updated_at asc' })
      query.set('updated_at_min', since.toISOString())
      return { name: 'orders', path: `/orders.json?${query}` }
    },
    read: ({ body, headers }) => ({ orders: ordersIn(parseJson(Buffer.from(body))), next: nextOf(headers['link']) }),
  },
}

const page = z.object({ orders: z.array(z.looseObject({ id, updated_at: instant })) })

function ordersIn(body: JsonValue): HistoryPage['orders'] {
  const told = readAs(page, body, 'page').orders
  // Read by the schema just now, so that it is a list of as many objects; the schema itself would lose digits.
  const whole = (body as { readonly orders: readonly JsonObject[] }).orders
  return told.map((order, place) => ({
    externalId: order.id,
    changedAt: order.updated_at,
    topic: 'orders/updated',
    body: Buffer.from(jsonText(whole[place] ?? {})),
    isThin: false,
  }))
}

/** `<https://…/orders.json?page_info=…>; rel="next"`, beside one for the page before. */
function nextOf(link: string | undefined): ApiCall | null {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  const query = url && URL.canParse(url) ? new URL(url).search : ''
  return query === '' ? null : { name: 'orders', path: `/orders.json${query}` }
}
