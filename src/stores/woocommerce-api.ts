import { z } from 'zod'
import type { ApiAnswer, ApiCall, FoundOrder, HistoryPage, StoreApi } from './api.ts'
import { readAs } from './fields.ts'
import { isObject, type JsonValue, jsonText, parseJson } from './json.ts'
import { refuseError } from './woocommerce-error.ts'
import { gmtTime } from './woocommerce-fields.ts'
import { wooCommerceHooks } from './woocommerce-hooks.ts'
import { orderHead } from './woocommerce-order-shape.ts'
import { meaningOf } from './woocommerce-status.ts'

const perPage = 100

export const wooCommerceApi: StoreApi = {
  fields: [
    {
      name: 'consumerKey',
      label: 'Consumer key',
      help: 'Made under WooCommerce, Settings, Advanced, REST API with the permission Read, or Read/Write to let Notch make the webhooks. It starts with ck_. The shop must be on https.',
      isSecret: false,
      pattern: /^ck_[0-9A-Za-z]{32,64}$/,
    },
    {
      name: 'consumerSecret',
      label: 'Consumer secret',
      help: 'Shown once, beside the consumer key. It starts with cs_.',
      isSecret: true,
      pattern: /^cs_[0-9A-Za-z]{32,64}$/,
    },
  ],
  request: ({ path }, { consumerKey = '', consumerSecret = '' }, storefrontUrl) => {
    const { origin, pathname } = new URL(storefrontUrl)
    const pair = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
    return {
      url: `${origin}${pathname.replace(/\/+$/, '')}/wp-json/wc/v3${path}`,
      headers: { authorization: `Basic ${pair}` },
    }
  },
  hooks: wooCommerceHooks,
  history: {
    isOldestFirst: true,
    first: (since) => pageOf(justBefore(since), 1),
    read: readPage,
  },
}

function pageOf(modifiedAfter: string, page: number): ApiCall {
  const query = `modified_after=${modifiedAfter}&dates_are_gmt=true&orderby=modified&order=asc&per_page=${perPage}`
  return { name: 'orders', path: `/orders?${query}&page=${page}` }
}

/**
 * Changes are told in whole seconds and `modified_after` leaves its own out. Without a Z: WordPress would turn the time
 * into the shop's zone and then compare it with UTC all the same.
 */
function justBefore(at: Date): string {
  return new Date(Math.max(at.getTime() - 1000, 0)).toISOString().slice(0, 19)
}

function readPage({ body, headers }: ApiAnswer, call: ApiCall): HistoryPage {
  const list = parseJson(Buffer.from(body))
  refuseError(list)
  const orders = readAs(z.array(z.custom<JsonValue>(isObject, 'not an order')), list, 'orders').map(toFound)
  const pages = Number(headers['x-wp-totalpages'])
  return { orders: orders.flatMap(({ found }) => found ?? []), next: nextOf(call, pages, orders.at(-1)?.changedAt) }
}

const foundShape = orderHead.extend({ date_created_gmt: gmtTime, date_modified_gmt: gmtTime })

/** A draft is no order yet, so none is missing. */
function toFound(order: JsonValue, place: number): { changedAt: Date; found: FoundOrder | null } {
  const head = readAs(foundShape, order, `orders[${place}]`)
  const changedAt = head.date_modified_gmt ?? head.date_created_gmt ?? new Date(0)
  if (meaningOf(head.status).is === 'draft') return { changedAt, found: null }
  const found = { externalId: head.id, changedAt, topic: 'order.updated', body: Buffer.from(jsonText(order)) }
  return { changedAt, found: { ...found, isThin: false } }
}

/**
 * Goes on from the last change seen and not from the next page: an order that changes meanwhile moves to the end and
 * pulls one that was not seen yet onto the page before. Only where one second fills a page is the next one asked for.
 */
function nextOf({ path }: ApiCall, pages: number, lastChangedAt: Date | undefined): ApiCall | null {
  const asked = new URLSearchParams(path.split('?')[1])
  const [after, page] = [asked.get('modified_after') ?? '', Number(asked.get('page'))]
  if (!(page < pages) || lastChangedAt === undefined) return null
  const from = justBefore(lastChangedAt)
  return from > after ? pageOf(from, 1) : pageOf(after, page + 1)
}
