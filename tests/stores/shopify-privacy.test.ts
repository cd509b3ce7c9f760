import { beforeEach, describe, expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import {
  bytes,
  customerId,
  customerRedact,
  dataRequest,
  order,
  orderId,
  shopifyStore,
  shopRedact,
  signShopify,
} from './shopify-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function read(topic: string, body: unknown, webhookId = 'w-1') {
  const request = signShopify(topic, bytes(body), webhookSecret, webhookId)
  return readOrRefuse(() => shopify.read({ ...request, topic, receivedAt }, shopifyStore))
}

const ada = { customerExternalId: `${customerId}`, email: 'ada@example.com', orderExternalIds: [`${orderId}`] }
const nobody = { customerExternalId: null, email: null, orderExternalIds: [] }

describe('what Shopify asks of a person’s data', () => {
  test.each([
    ['customers/data_request', dataRequest(), { ...ada, kind: 'export', key: 'customers/data_request 9999' }],
    [
      'customers/data_request',
      dataRequest({ data_request: null }),
      { kind: 'export', key: 'customers/data_request webhook w-1' },
    ],
    ['customers/redact', customerRedact(), { ...ada, kind: 'erase', key: 'customers/redact webhook w-1' }],
    ['customers/redact', customerRedact({ orders_to_redact: null }), { ...ada, orderExternalIds: [] }],
    [
      'customers/redact',
      customerRedact({ customer: { id: 7n, email: null } }),
      { email: null, customerExternalId: '7' },
    ],
    [
      'customers/redact',
      customerRedact({ customer: { email: 'not an address' } }),
      { ...nobody, orderExternalIds: [`${orderId}`] },
    ],
    ['customers/redact', customerRedact({ customer: null }), { ...nobody, orderExternalIds: [`${orderId}`] }],
    ['shop/redact', shopRedact(), { ...nobody, kind: 'erase-all', key: 'shop/redact webhook w-1' }],
  ])('%s, case %#, is read', (topic, body, request) => {
    expect(read(topic, body)).toMatchObject([{ kind: 'privacy', request: { ...request, requestedAt: receivedAt } }])
  })

  test.each([
    ['customers/redact', order(), 'request.shop_domain is missing.'],
    ['shop/redact', order(), 'request.shop_domain is missing.'],
    ['shop/redact', { shop_domain: '' }, 'request.shop_domain is "": not the domain of a shop.'],
    ['shop/redact', customerRedact(), 'request.customer is told: that is about one customer, not the whole shop.'],
    ['customers/redact', dataRequest(), 'request.data_request is told: that asks for data, and erases none.'],
    ['customers/redact', shopRedact(), 'request.customer is missing: whose data it is about cannot be told.'],
    ['customers/redact', customerRedact({ orders_to_redact: [''] }), 'request.orders_to_redact[0] is "":'],
    ['customers/redact', customerRedact({ customer: 'Ada' }), 'request.customer is "Ada":'],
  ])('%s, case %#, erases nobody, since the topic itself is not signed', (topic, body, reason) => {
    expect(read(topic, body)).toContain(reason)
  })
})

describe('once it is applied', async () => {
  const database = await testDatabase()
  const { client, direct } = database
  const clock = new SteppedClock(receivedAt)
  const receive = createReceiver({ rows: direct, clock, adapters: [shopify], keys: testKeys })

  beforeEach(async () => {
    await emptyTables(database)
    await addStore(database)
  })

  async function hear(topic: string, body: unknown, webhookId: string) {
    await receive('shop', signShopify(topic, bytes(body), webhookSecret, webhookId))
    while ((await applyWaiting({ client, clock, adapters: [shopify], log: silentLog })) > 0);
  }
  const requests = () => client.privacyRequest.findMany({ orderBy: { id: 'asc' } })

  test('a request is open, with thirty days to carry it out', async () => {
    await hear('customers/data_request', dataRequest(), 'w-1')
    await hear('customers/redact', customerRedact(), 'w-2')
    await hear('shop/redact', shopRedact(), 'w-3')
    const open = { storeId: 'shop', origin: 'shopify', doneAt: null, dueAt: new Date('2026-12-24T12:00:00Z') }
    expect(await requests()).toMatchObject([
      { ...open, ...ada, kind: 'export' },
      { ...open, ...ada, kind: 'erase' },
      { ...open, ...nobody, kind: 'erase-all' },
    ])
    expect(await client.delivery.findMany({ select: { state: true, stops: true } })).toMatchObject([
      { state: 'applied', stops: false },
      { state: 'applied', stops: true },
      { state: 'applied', stops: true },
    ])
  })

  test('a webhook that comes again makes no second one, and neither does a data request told by two', async () => {
    await hear('customers/redact', customerRedact(), 'w-1')
    await hear('customers/redact', customerRedact(), 'w-1')
    await hear('customers/data_request', dataRequest(), 'w-2')
    await hear('customers/data_request', dataRequest(), 'w-3')
    expect((await requests()).map(({ kind }) => kind)).toEqual(['erase', 'export'])
  })

  test('a customer who asks again some day asks again', async () => {
    await hear('customers/redact', customerRedact(), 'w-1')
    await hear('customers/redact', customerRedact(), 'w-2')
    expect(await requests()).toHaveLength(2)
  })

  test('a request that cannot be read is quarantined and erases nothing', async () => {
    await hear('shop/redact', customerRedact(), 'w-1')
    expect(await requests()).toEqual([])
    expect(await client.delivery.findFirst()).toMatchObject({ state: 'quarantined', stops: true })
  })
})
