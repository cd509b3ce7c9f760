import { createHmac } from 'node:crypto'
import { afterAll } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { EmailReport } from '../../src/reports/report.ts'
import { testSecret } from './rows.ts'
import { scratchDatabase } from './scratch-database.ts'

const secret = 'the signing secret of the shop'
const person =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'

export interface Bought {
  readonly id: number
  readonly email: string
  readonly product: number
  readonly price: string
  readonly at: string
  readonly clickId?: string
}

/** The whole app, reached as stores, customers and marketers reach it, with a clock that moves when it is told to. */
export async function openShop(opensAt: string) {
  const scratch = await scratchDatabase()
  const environment = {
    ...scratch.environment,
    SECRET: testSecret,
    CLOCK: opensAt,
    SMTP_HOST: '',
    PUBLIC_URL: 'http://notch.example',
  }
  const app = await createApp(readConfig({ ...process.env, ...environment }), silentLog)
  afterAll(async () => {
    await app.close()
    await scratch.remove()
  })
  const ask = askAs(app.web)
  await ask('/api/owner', { name: 'Ida', email: 'ida@shop.example', password: 'a long enough password' })
  await ask('/api/stores', { ...store, secret })
  const clockTo = async (now: string) => void (await ask('/clock', { now }))
  const tell = async (topic: string, body: unknown) => {
    const text = JSON.stringify(body)
    const response = await app.web.request('/hooks/shop', { method: 'POST', body: text, headers: signed(topic, text) })
    if (response.status !== 200) throw new Error(`${topic} was answered ${response.status}`)
  }
  return {
    client: app.database.client,
    ask,
    tell,
    clockTo,
    tellsProduct: (id: number, title: string, price: string) =>
      tell('products/create', product(id, title, price, opensAt)),
    tellsOrder: (bought: Bought) => tell('orders/paid', order(bought)),
    tellsRefund: (bought: Bought, at: string) => tell('refunds/create', refund(bought, at)),
    writesRule: (body: unknown) => ask('/api/rules', { store: 'shop', name: 'Something to brew it in', body }),
    mailTo: (email: string) => mailTo(ask, email),
    async click(url: string) {
      const headers = { 'user-agent': person }
      const response = await app.web.request(url.replace('http://notch.example', ''), { headers })
      return new URL(response.headers.get('location') ?? '')
    },
    report: async (from: string, to: string): Promise<EmailReport> =>
      (await ask(`/api/report?store=shop&from=${from}&to=${to}`)) as EmailReport,
  }
}

const store = {
  id: 'shop',
  name: 'Nordlicht Tea',
  platform: 'shopify',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  storefrontUrl: 'https://shop.example',
  senderName: 'Nordlicht Tea',
  senderEmail: 'hello@shop.example',
  postalAddress: 'Hafenstraße 1, 20457 Hamburg, Germany',
  // Everybody gets offers: who is held out by chance would make a story that differs from run to run.
  holdoutShare: 0,
}

type Ask = (path: string, body?: unknown) => Promise<unknown>

/** Calls the API as the signed-in owner: whoever makes the first account is signed in by it. */
function askAs(web: { request(path: string, init: RequestInit): Response | Promise<Response> }): Ask {
  let cookie = ''
  return async (path, body) => {
    const headers = { cookie, origin: 'http://notch.example', 'content-type': 'application/json' }
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await web.request(path, init)
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

async function mailTo(ask: Ask, email: string) {
  const { items } = (await ask(`/api/mailbox?to=${email}`)) as { items: { id: string }[] }
  const newest = items[0]
  if (!newest) return undefined
  const mail = (await ask(`/api/mailbox/${newest.id}`)) as { subject: string; html: string; text: string }
  const links = [...mail.html.matchAll(/href="(http:\/\/notch\.example\/c\/[^"]+)"/g)].map((match) => match[1] ?? '')
  return { subject: mail.subject, text: mail.text, links, mails: items.length }
}

function signed(topic: string, body: string): Record<string, string> {
  return {
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': `${topic}-${createHmac('sha256', 'id').update(body).digest('hex')}`,
    'x-shopify-shop-domain': 'shop.myshopify.com',
    'x-shopify-api-version': '2026-04',
    'x-shopify-triggered-at': '2026-11-24T10:00:00Z',
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  }
}

function product(id: number, title: string, price: string, at: string) {
  const variant = { id: id * 10, title: 'Default Title', price, inventory_management: null, inventory_policy: 'deny' }
  return { id, title, handle: `product-${id}`, status: 'active', updated_at: at, published_at: at, variants: [variant] }
}

function order({ id, email, product: productId, price, at, clickId }: Bought) {
  const line = {
    id: id * 10,
    product_id: productId,
    variant_id: productId * 10,
    title: `Product ${productId}`,
    quantity: 1,
    price,
  }
  return {
    id,
    name: `#${id}`,
    email,
    created_at: at,
    processed_at: at,
    updated_at: at,
    financial_status: 'paid',
    currency: 'EUR',
    subtotal_price: price,
    total_price: price,
    total_tax: '0.00',
    source_name: 'web',
    customer: { id: email.length, email, first_name: email.split('@')[0] },
    line_items: [line],
    note_attributes: clickId ? [{ name: 'notch_click', value: clickId }] : [],
  }
}

function refund({ id, price }: Bought, at: string) {
  const item = { id: id * 100, line_item_id: id * 10, quantity: 1, subtotal: Number(price), total_tax: 0 }
  const paidBack = { kind: 'refund', status: 'success', amount: price, currency: 'EUR' }
  return {
    id: id * 1000,
    order_id: id,
    created_at: at,
    processed_at: at,
    refund_line_items: [item],
    transactions: [paidBack],
  }
}
