import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/imports/layout.ts'
import { meaningOf } from '../../src/imports/order-status.ts'
import { csv, readOrders, table } from './files.ts'

const retail = ['order_id', 'customer_id', 'timestamp', 'product_id', 'title', 'quantity', 'unit_price', 'country']

function read(text: string | Buffer, layout: Partial<Layout> = {}, currency = 'GBP') {
  const { orders, refusals } = readOrders(text, { layout, currency })
  return { orders, order: orders[0], reasons: refusals.map(({ line, reason }) => [line, reason]) }
}

describe('orders of any file', () => {
  test('are read from the columns their names suggest', () => {
    const rows = [
      ['489434', '13085', '2009-12-01T07:45:00', '85048', '15CM CHRISTMAS GLASS BALL', 12, 6.95, 'United Kingdom'],
      ['489434', '13085', '2009-12-01T07:45:00', '22041', 'RECORD FRAME 7" SINGLE SIZE', 48, 2.1, 'United Kingdom'],
      ['489435', '', '2009-12-01T07:46:00', '22350', 'CAT BOWL', 12, 2.55, 'DE'],
    ]
    const { orders, reasons } = read(csv(retail, ...rows))
    expect(reasons).toEqual([])
    expect(orders).toMatchObject([
      {
        externalId: '489434',
        number: '489434',
        currency: 'GBP',
        placedAt: new Date('2009-12-01T06:45:00Z'),
        paidAt: new Date('2009-12-01T06:45:00Z'),
        customer: { externalId: '13085', email: null, consent: 'unasked', consentSource: null },
        country: null,
        totalMinor: 18420n,
        lines: [
          { externalId: 'line#1', productExternalId: '85048', quantity: 12, unitMinor: 695n, totalMinor: 8340n },
          { externalId: 'line#2', title: 'RECORD FRAME 7" SINGLE SIZE', unitMinor: 210n, totalMinor: 10080n },
        ],
      },
      { externalId: '489435', customer: null, country: 'DE', totalMinor: 3060n },
    ])
  })

  test('mixed with those of the same minute are told apart', () => {
    const line = (id: string, product: string) => [id, '', '2009-12-01T07:45:00', product, '', 1, 1, '']
    const { orders } = read(csv(retail, line('1', 'a'), line('2', 'b'), line('1', 'c')))
    expect(orders.map((order) => [order.externalId, order.lines.map((one) => one.productExternalId)])).toEqual([
      ['1', ['a', 'c']],
      ['2', ['b']],
    ])
  })

  test('written as in Germany are read as in Germany, when the owner says so', () => {
    const text =
      'Bestellung;Datum;Menge;Preis;Artikel;Kunde\r\n1001;24.12.2025 18:30;2;1.234,50;Grüner Tee;IDA@Example.com\r\n'
    const columns = {
      orderId: 'Bestellung',
      placedAt: 'Datum',
      quantity: 'Menge',
      unitPrice: 'Preis',
      title: 'Artikel',
      email: 'Kunde',
    }
    const layout = { columns, dates: 'day-first', decimal: 'comma', encoding: 'windows-1252' } as const
    const { order } = read(Buffer.from(text, 'latin1'), layout, 'EUR')
    expect(order).toMatchObject({ placedAt: new Date('2025-12-24T17:30:00Z'), totalMinor: 246900n })
    expect(order?.lines[0]?.title).toBe('Grüner Tee')
    expect(order?.customer?.email).toBe('ida@example.com')
  })

  test('have times in the zone the owner says', () => {
    const text = csv(retail, ['1', '', '2026-05-01 10:00', '1', '', 1, 1, ''])
    expect(read(text, { timeZone: 'America/New_York' }).order?.placedAt).toEqual(new Date('2026-05-01T14:00:00Z'))
  })

  test('whose prices hold the tax have it taken out', () => {
    const text = 'order_id,date,qty,price,title,tax\n1,2026-05-01,1,11.90,Tea,1.90\n'
    expect(read(text, { taxIncluded: true }).order?.lines[0]).toMatchObject({ totalMinor: 1000n, taxMinor: 190n })
    expect(read(text).order?.lines[0]).toMatchObject({ totalMinor: 1190n, taxMinor: 190n })
  })

  test('may be in a currency of their own', () => {
    const text = 'order_id,date,qty,price,title,currency\n1,2026-05-01,1,1000,Tea,jpy\n2,2026-05-01,1,1.500,Tea,KWD\n'
    expect(read(text).orders.map(({ currency, totalMinor }) => [currency, totalMinor])).toEqual([
      ['JPY', 1000n],
      ['KWD', 1500n],
    ])
  })

  test('that say when they were paid are unpaid where they do not', () => {
    const text = 'order_id,date,qty,price,title,paid_at\n1,2026-05-01,1,1,Tea,2026-05-02\n2,2026-05-01,1,1,Tea,\n'
    expect(read(text).orders.map((order) => order.paidAt?.toISOString())).toEqual([
      '2026-05-01T22:00:00.000Z',
      undefined,
    ])
  })

  test('of nobody’s mailing list keep a refusal as one', () => {
    const text = (consent: string) =>
      `order_id,date,qty,price,title,email,consent\n1,2026-05-01,1,1,Tea,a@b.example,${consent}\n`
    const said = (consent: string) => read(text(consent)).order?.customer?.consent
    expect(['yes', 'Subscribed', 'unsubscribed', 'no', ''].map(said)).toEqual([
      'allowed',
      'allowed',
      'refused',
      'unasked',
      'unasked',
    ])
    expect(read(text('perhaps')).reasons).toEqual([[2, '"consent" is "perhaps": neither yes nor no.']])
  })

  test('without an id in some row refuse that row alone', () => {
    const { orders, reasons } = read(
      csv(retail, ['', '', '2026-05-01', '1', '', 1, 1, ''], ['2', '', '2026-05-01', '1', '', 1, 1, '']),
    )
    expect(orders.map((order) => order.externalId)).toEqual(['2'])
    expect(reasons).toEqual([[2, 'Nothing tells which order this is.']])
  })

  test('that end with a NUL or half a letter can still be stored', () => {
    const { order } = read(csv(retail, ['1\0', '', '2026-05-01', 'p\0', 'Tea\0 \ud83e', 1, 1, '']))
    expect([order?.externalId, order?.lines[0]?.productExternalId, order?.lines[0]?.title]).toEqual([
      '1',
      'p',
      'Tea \ufffd',
    ])
  })
})

describe('orders of the common export of WooCommerce', () => {
  const names = [
    ...['Order Number', 'Order Status', 'Order Date', 'First Name (Billing)', 'Last Name (Billing)', 'Email (Billing)'],
    ...['Country Code (Billing)', 'Cart Discount Amount', 'Order Shipping Amount', 'Order Refund Amount'],
    ...[
      'Order Total Amount',
      'Order Total Tax Amount',
      'SKU',
      'Item #',
      'Item Name',
      'Quantity',
      'Item Cost',
      'Coupon Code',
    ],
  ]
  const row = {
    'Order Number': '5001',
    'Order Status': 'Completed',
    'Order Date': '2026-05-01 10:00',
    'First Name (Billing)': 'Ida',
    'Last Name (Billing)': 'Byron',
    'Email (Billing)': 'ida@example.com',
    'Country Code (Billing)': 'DE',
    'Cart Discount Amount': '2.00',
    'Order Shipping Amount': '4.00',
    'Order Refund Amount': '0',
    'Order Total Amount': '26.18',
    'Order Total Tax Amount': '4.18',
    SKU: 'TEA',
    'Item #': '1',
    'Item Name': 'Tea',
    Quantity: '2',
    'Item Cost': '9.00',
    'Coupon Code': 'THANKS',
  }
  const readWoo = (...rows: readonly Readonly<Record<string, string>>[]) =>
    readOrders(table(names, ...rows), { format: 'woocommerce' })

  test('have their discount taken off once: the price of an item is one after it', () => {
    const { orders, refusals } = readWoo(row)
    expect(refusals).toEqual([])
    expect(orders).toMatchObject([
      {
        externalId: '5001',
        customer: { email: 'ida@example.com', firstName: 'Ida', lastName: 'Byron' },
        lines: [{ sku: 'TEA', quantity: 2, unitMinor: 900n, totalMinor: 1800n, taxMinor: 342n }],
        discountMinor: 200n,
        discountCodes: ['THANKS'],
        shippingMinor: 400n,
        taxMinor: 418n,
        totalMinor: 2618n,
        country: 'DE',
      },
    ])
  })

  test.each([
    ['Processing', true, false],
    ['wc-completed', true, false],
    ['On hold', false, false],
    ['Pending payment', false, false],
    ['Cancelled', false, true],
    ['Failed', false, true],
    ['Refunded', true, true],
  ])('that are "%s" are paid: %s, called off: %s', (status, isPaid, isCalledOff) => {
    const [order] = readWoo({ ...row, 'Order Status': status }).orders
    expect([order?.paidAt !== null, order?.cancelledAt !== null]).toEqual([isPaid, isCalledOff])
  })

  test('with a refund have it split as the platform’s own', () => {
    const [order] = readWoo({ ...row, 'Order Refund Amount': '26.18', 'Order Status': 'Refunded' }).orders
    expect(order?.refunds).toMatchObject([
      { linesMinor: 1800n, taxMinor: 418n, shippingMinor: 400n, moneyMinor: 2618n },
    ])
    expect(order?.cancelledAt).toBeNull()
  })
})

test.each([
  ['partially_refunded', 'paid'],
  ['Awaiting Fulfillment', 'paid'],
  ['awaiting-payment', 'unpaid'],
  ['CANCELED', 'called-off'],
  ['checkout-draft', 'draft'],
  ['teleported', undefined],
  ['__proto__', undefined],
])('the status %s means %s', (status, meaning) => {
  expect(meaningOf(status)).toBe(meaning)
})
