import { expect, test } from 'vitest'
import { rebuildCells } from '../../src/reports/roll-up.ts'
import { openShop } from '../support/open-shop.ts'
import { whereHeld } from './where-held.ts'

const day = '2026-11-24'
const ada = {
  id: 7001234567890,
  email: 'Adalinde@Example.com',
  first_name: 'Adalinde',
  last_name: 'Byronova',
  phone: '+4940123456',
}
const eve = {
  id: 7009876543210,
  email: 'eve@example.com',
  first_name: 'Eve',
  last_name: 'Online',
  phone: '+4989999999',
}
/** All that could lead to Ada, and to nobody else. */
const traces = ['adalinde', 'byronova', 'adalinde%40example.com', '7001234567890', '+4940123456', 'Byronovastraße']

function order(id: number, customer: typeof ada, productId: number, at: string, changes = {}) {
  const price = productId === 1 ? '12.90' : '34.00'
  const line = { id: id * 10, product_id: productId, variant_id: productId * 10, title: 'Tea', quantity: 1, price }
  return {
    ...{ id, name: `#${id}`, email: customer.email, phone: customer.phone, customer, line_items: [line] },
    ...{ created_at: at, processed_at: at, updated_at: at, financial_status: 'paid', currency: 'EUR' },
    ...{ subtotal_price: price, total_price: price, total_tax: '0.00', source_name: 'web' },
    billing_address: {
      name: `${customer.first_name} ${customer.last_name}`,
      address1: `${customer.last_name}straße 12`,
      country_code: 'DE',
    },
    landing_site: `/account?email=${encodeURIComponent(customer.email)}&utm_source=letter`,
    referring_site: `https://mail.example/${customer.first_name}`,
    note_attributes: [{ name: 'gift_note', value: `Love, ${customer.first_name}` }],
    ...changes,
  }
}

function refund(orderId: number, at: string) {
  const item = { id: orderId * 100, line_item_id: orderId * 10, quantity: 1, subtotal: 34, total_tax: 0 }
  const paidBack = {
    kind: 'refund',
    status: 'success',
    amount: '34.00',
    currency: 'EUR',
    receipt: { holder: 'A Byronova' },
  }
  const at3 = { created_at: at, processed_at: at }
  return { id: orderId * 1000, order_id: orderId, ...at3, refund_line_items: [item], transactions: [paidBack] }
}

/** Ada and Eve buy tea and are mailed; Ada clicks, buys the pot she was offered and sends it back; Eve buys again. */
async function busyShop() {
  const shop = await openShop(`${day}T08:00:00Z`)
  await shop.tellsProduct(1, 'First flush Darjeeling', '12.90')
  await shop.tellsProduct(2, 'Glass teapot', '34.00')
  const condition = { kind: 'bought-product', anyOf: ['1'] }
  await shop.writesRule({ condition, offers: [{ kind: 'cross-sell', productExternalId: '2' }] })
  await shop.clockTo(`${day}T09:00:00Z`)
  await shop.tell('orders/paid', order(1001, ada, 1, `${day}T09:00:00Z`))
  await shop.tell('orders/paid', order(1002, eve, 1, `${day}T09:00:00Z`))
  await shop.clockTo(`${day}T09:30:00Z`)
  const mail = await shop.mailTo('adalinde@example.com')
  await shop.clockTo(`${day}T10:00:00Z`)
  const clicked = (await shop.click(mail?.links.at(-1) ?? '')).searchParams.get('attributes[notch_click]') ?? ''
  const note_attributes = [
    { name: 'notch_click', value: clicked },
    { name: 'gift_note', value: 'From Adalinde' },
  ]
  await shop.tell('orders/paid', order(1003, ada, 2, `${day}T10:05:00Z`, { note_attributes }))
  await shop.tell('orders/paid', order(1004, eve, 2, `${day}T10:06:00Z`))
  await shop.clockTo(`${day}T11:00:00Z`)
  await shop.tell('refunds/create', refund(1003, `${day}T11:00:00Z`))
  await shop.clockTo(`${day}T11:10:00Z`)
  return shop
}

const shop = await busyShop()
const { client } = shop
const redact = {
  ...{ shop_id: 954889, shop_domain: 'nordlicht.myshopify.com', orders_to_redact: [1001] },
  customer: { id: ada.id, email: ada.email, phone: '+4940123456' },
}

/** Every figure there is: the cells, credits and what the report says, all derived anew. */
async function figures() {
  await rebuildCells(client, 'shop')
  const cells = await client.metricCell.findMany({ orderBy: [{ day: 'asc' }, { segment: 'asc' }, { currency: 'asc' }] })
  const credits = await client.attribution.findMany({ orderBy: { orderId: 'asc' } })
  return { cells, credits, report: await shop.report('2026-11-20', '2026-11-30') }
}

test('what Shopify asks to be erased is gone from every table, and no figure changes', async () => {
  const before = await figures()
  expect(before.report.total.email).toMatchObject({ orders: 1, gross: { minor: '3400' }, net: { minor: '0' } })
  const places = await whereHeld(client, traces)
  const telling = [
    'Customer.email',
    'Order.landingPage',
    'Mail.html',
    'MailboxMail.raw',
    'Delivery.body',
    'Message.subject',
  ]
  expect(places).toEqual(expect.arrayContaining(telling))

  await shop.tell('customers/redact', redact)
  await shop.clockTo(`${day}T11:20:00Z`)

  expect(await whereHeld(client, traces)).toEqual([])
  expect(await client.privacyRequest.findMany()).toMatchObject([
    { kind: 'erase', outcome: 'erased', counts: { customers: 1, orders: 2, messages: 2, deliveries: 4 } },
  ])
  expect(await figures()).toEqual(before)
})

test('what was known of others is still known', async () => {
  expect(await whereHeld(client, ['eve@example.com'])).toEqual(
    expect.arrayContaining(['Customer.email', 'Delivery.body', 'Mail.headers', 'Message.toEmail', 'Order.email']),
  )
})

test('a late webhook of an erased order changes the order and brings nobody back', async () => {
  const before = await figures()
  const late = order(1001, ada, 1, `${day}T09:00:00Z`, { updated_at: `${day}T12:00:00Z`, tags: 'late' })
  await shop.tell('orders/updated', late)
  await shop.tell('refunds/create', { ...refund(1003, `${day}T11:00:00Z`), note: 'for Adalinde' })
  await shop.clockTo(`${day}T12:01:00Z`)
  expect(await client.order.findFirst({ where: { externalId: '1001' } })).toMatchObject({ tags: ['late'], email: null })
  expect(await whereHeld(client, traces)).toEqual([])
  expect(await figures()).toEqual(before)
})

test('the same person who buys again is a new customer, who may be mailed', async () => {
  await shop.tell('orders/paid', order(1005, ada, 1, `${day}T13:00:00Z`))
  await shop.clockTo(`${day}T13:31:00Z`)
  expect(await shop.mailTo('adalinde@example.com')).toMatchObject({ mails: 1 })
  const customers = await client.customer.findMany({ select: { key: true }, orderBy: { id: 'asc' } })
  expect(customers.map(({ key }) => key)).toEqual(['erased:1', 'email:eve@example.com', 'email:adalinde@example.com'])
})

test('when the shop is to be erased, nobody is known any more, and no figure changes', async () => {
  const before = await figures()
  await shop.tell('shop/redact', { shop_id: 954889, shop_domain: 'nordlicht.myshopify.com' })
  await shop.clockTo(`${day}T14:00:00Z`)
  expect(await whereHeld(client, [...traces, 'eve@example.com', 'Online', '7009876543210'])).toEqual([])
  expect(await client.privacyRequest.findFirst({ where: { kind: 'erase-all' } })).toMatchObject({
    outcome: 'erased',
    counts: { customers: 2, orders: 3 },
  })
  expect(await figures()).toEqual(before)
})
