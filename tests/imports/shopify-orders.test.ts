import { describe, expect, test } from 'vitest'
import { importedAt, readOrders, shopifyLine, shopifyOrders, shopifyRow } from './files.ts'

const read = (...rows: readonly Readonly<Record<string, string>>[]) =>
  readOrders(shopifyOrders(...rows), { format: 'shopify' })

function only(...rows: readonly Readonly<Record<string, string>>[]) {
  const { orders, refusals } = read(...rows)
  expect(refusals).toEqual([])
  const [order] = orders
  if (orders.length !== 1 || !order) throw new Error(`${orders.length} orders were read`)
  return order
}

const reasons = (...rows: readonly Readonly<Record<string, string>>[]) =>
  read(...rows).refusals.map(({ line, reason }) => [line, reason])

describe('an order of Shopify’s export', () => {
  test('is the order that webhooks tell, by its id, and past', () => {
    expect(only(shopifyRow())).toMatchObject({
      externalId: '5820982911946154508',
      number: '#1001',
      currency: 'EUR',
      placedAt: new Date('2026-05-01T08:00:00Z'),
      paidAt: new Date('2026-05-01T08:00:05Z'),
      paidBy: null,
      paysLater: false,
      cancelledAt: null,
      fulfilledAt: null,
      country: 'DE',
      source: 'import',
      isTest: false,
      isRenewal: false,
      refunds: [],
    })
  })

  test('has the customer it was sold to, and what they said of marketing then', () => {
    const consent = {
      consent: 'allowed',
      consentSource: 'a file of past orders',
      consentAt: new Date('2026-05-01T08:00:00Z'),
    }
    expect(only(shopifyRow()).customer).toEqual({
      externalId: null,
      email: 'ida@example.com',
      firstName: null,
      lastName: null,
      ...consent,
    })
    expect(only(shopifyRow({ 'Accepts Marketing': 'no' })).customer?.consent).toBe('unasked')
    expect(only(shopifyRow({ 'Accepts Marketing': '' })).customer?.consent).toBe('unasked')
    expect(only(shopifyRow({ Email: '' })).customer).toBeNull()
    expect(only(shopifyRow({ Email: 'no address' })).customer).toBeNull()
  })

  test('has a line for each of its rows, though most cells of the further ones are empty', () => {
    const totals = { Subtotal: '50.00', Taxes: '3.50', Total: '57.50' }
    const order = only(shopifyRow(totals), shopifyLine())
    expect(
      order.lines.map(({ externalId, title, quantity, totalMinor }) => [externalId, title, quantity, totalMinor]),
    ).toEqual([
      ['line#1', 'Sencha - 100 g', 2, 2000n],
      ['line#2', 'Teapot', 1, 3000n],
    ])
    expect(order).toMatchObject({ taxMinor: 350n, shippingMinor: 400n, totalMinor: 5750n })
  })

  test('whose prices hold the tax is told by its sums', () => {
    const order = only(shopifyRow({ Subtotal: '20.00', Shipping: '4.00', Taxes: '3.83', Total: '24.00' }))
    expect(order.lines[0]).toMatchObject({ unitMinor: 1000n, totalMinor: 1681n, taxMinor: 319n })
    expect([order.shippingMinor, order.taxMinor, order.totalMinor]).toEqual([336n, 383n, 2400n])
  })

  test('with a discount code has it taken off its lines', () => {
    const discount = { 'Discount Code': 'THANKS', 'Discount Amount': '5.00', Subtotal: '15.00', Total: '20.40' }
    const order = only(shopifyRow(discount))
    expect([order.discountCodes, order.discountMinor]).toEqual([['THANKS'], 500n])
    expect(order.lines[0]).toMatchObject({ unitMinor: 1000n, discountMinor: 500n, totalMinor: 1500n })
  })

  test('with a tip keeps it apart from the goods', () => {
    const tip = shopifyLine({ 'Lineitem name': 'Tip', 'Lineitem sku': '', 'Lineitem price': '3.00' })
    const order = only(shopifyRow({ Total: '28.40' }), tip)
    expect(order.lines.map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([
      ['product', 2000n],
      ['tip', 300n],
    ])
    expect(order.tipMinor).toBe(300n)
  })

  test.each([
    ['paid', '2026-05-01T08:00:05.000Z', null],
    ['partially_refunded', '2026-05-01T08:00:05.000Z', null],
    ['pending', undefined, null],
    ['authorized', undefined, null],
    ['partially_paid', undefined, null],
    ['expired', undefined, '2026-05-01T08:00:05.000Z'],
    ['voided', undefined, '2026-05-01T08:00:05.000Z'],
  ])('that is %s was paid at %s', (status, paidAt, cancelledAt) => {
    const order = only(shopifyRow({ 'Financial Status': status }))
    expect([order.paidAt?.toISOString(), order.cancelledAt?.toISOString() ?? null]).toEqual([paidAt, cancelledAt])
  })

  test('that does not say when it was paid was paid when it was placed', () => {
    expect(only(shopifyRow({ 'Paid at': '' })).paidAt).toEqual(new Date('2026-05-01T08:00:00Z'))
    expect(only(shopifyRow({ 'Paid at': '', 'Financial Status': '' })).paidAt).toBeNull()
  })

  test('keeps when it was fulfilled and cancelled', () => {
    const times = { 'Fulfilled at': '2026-05-02 09:00:00 +0200', 'Cancelled at': '2026-05-03 09:00:00 +0200' }
    const order = only(shopifyRow(times))
    expect(order.fulfilledAt).toEqual(new Date('2026-05-02T07:00:00Z'))
    expect(order.cancelledAt).toEqual(new Date('2026-05-03T07:00:00Z'))
  })

  test('keeps its cart attributes, tags and country, and knows a renewal by them', () => {
    const notes = 'notch_click: AbC-1\ngift note: Dear Ada,\nmuch tea\n__proto__: x'
    const order = only(shopifyRow({ 'Note Attributes': notes, Tags: 'vip, Subscription Recurring Order' }))
    expect(order.attributes).toEqual({ notch_click: 'AbC-1', 'gift note': 'Dear Ada,\nmuch tea' })
    expect([order.tags, order.isRenewal, order.source]).toEqual([
      ['vip', 'Subscription Recurring Order'],
      true,
      'import',
    ])
    expect(only(shopifyRow({ 'Shipping Country': '', 'Billing Country': 'at' })).country).toBe('AT')
    expect(only(shopifyRow({ Source: 'subscription_contract' })).isRenewal).toBe(true)
  })

  test('without an id is known by its name', () => {
    expect(only(shopifyRow({ Id: '' })).externalId).toBe('#1001')
  })

  test.each([
    ['JPY', { 'Lineitem price': '1000', Subtotal: '2000', Shipping: '400', Taxes: '240', Total: '2640' }, 2000n, 2640n],
    ['KWD', { 'Lineitem price': '1.250', Subtotal: '2.500', Shipping: '0', Taxes: '0', Total: '2.500' }, 2500n, 2500n],
  ])('in %s has amounts of its own size', (Currency, amounts, lineMinor, totalMinor) => {
    const order = only(shopifyRow({ Currency, ...amounts }))
    expect([order.currency, order.lines[0]?.totalMinor, order.totalMinor]).toEqual([Currency, lineMinor, totalMinor])
  })
})

describe('a refund of Shopify’s export', () => {
  test('of everything takes everything off, line by line', () => {
    const order = only(shopifyRow({ 'Financial Status': 'refunded', 'Refunded Amount': '25.40' }))
    expect(order.refunds).toMatchObject([
      {
        externalId: 'refunded 5820982911946154508',
        orderExternalId: '5820982911946154508',
        currency: 'EUR',
        linesMinor: 2000n,
        taxMinor: 140n,
        shippingMinor: 400n,
        moneyMinor: 2540n,
        lines: [{ lineExternalId: 'line#1', quantity: 2, totalMinor: 2000n }],
      },
    ])
    expect([order.paidAt, order.cancelledAt]).toEqual([new Date('2026-05-01T08:00:05Z'), null])
  })

  test('of a part is goods before shipping', () => {
    const order = only(shopifyRow({ 'Financial Status': 'partially_refunded', 'Refunded Amount': '10.00' }))
    const [refund] = order.refunds
    expect(refund?.moneyMinor).toBe(1000n)
    expect((refund?.linesMinor ?? 0n) + (refund?.taxMinor ?? 0n)).toBe(1000n)
    expect([refund?.shippingMinor, refund?.lines]).toEqual([0n, []])
  })

  test('that tells no amount calls the order off', () => {
    const order = only(shopifyRow({ 'Financial Status': 'refunded', 'Refunded Amount': '0.00' }))
    expect([order.refunds, order.cancelledAt]).toEqual([[], new Date('2026-05-01T08:00:05Z')])
  })
})

describe('what outranks what', () => {
  test('whatever the platform tells outranks a file, since its versions begin with a digit', () => {
    const { version, refunds } = only(shopifyRow({ 'Refunded Amount': '5.00' }))
    expect([version < '0', (refunds[0]?.version ?? '9') < '0']).toEqual([true, true])
  })

  test('the file that was uploaded last outranks one before, and in one file the newest time', () => {
    const late = only(shopifyRow({ 'Fulfilled at': '2026-05-09 09:00:00 +0200' })).version
    expect(late.startsWith(`!${importedAt.toISOString()} 2026-05-09T07:00:00.000Z`)).toBe(true)
    expect(only(shopifyRow()).version < late).toBe(true)
  })
})

describe('refused with the row and the reason', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a price that is none',
      { 'Lineitem price': 'ten' },
      '"Lineitem price" is "ten": not an amount with a decimal point, such as 12.90.',
    ],
    [
      'a price with a comma',
      { 'Lineitem price': '10,00' },
      '"Lineitem price" is "10,00": not an amount with a decimal point, such as 12.90.',
    ],
    [
      'a price below zero',
      { 'Lineitem price': '-10.00' },
      '"Lineitem price" is "-10.00": amounts are never negative here.',
    ],
    [
      'a price of twenty digits',
      { 'Lineitem price': '12345678901234567890' },
      '"Lineitem price" is "12345678901234567890": not a decimal amount.',
    ],
    ['no price', { 'Lineitem price': '' }, '"Lineitem price" is empty: every row tells a price.'],
    ['no quantity', { 'Lineitem quantity': '' }, '"Lineitem quantity" is empty: every row tells how many.'],
    ['half a piece', { 'Lineitem quantity': '0.5' }, '"Lineitem quantity" is "0.5": not a whole number.'],
    ['pieces below zero', { 'Lineitem quantity': '-1' }, '"Lineitem quantity" is "-1": not a whole number.'],
    [
      'two million pieces',
      { 'Lineitem quantity': '2000000' },
      '"Lineitem quantity" is "2000000": not a quantity between 0 and 1,000,000.',
    ],
    ['no date', { 'Created at': '' }, '"Created at" is empty: an order has a date.'],
    [
      'a date that is none',
      { 'Created at': 'May 1st' },
      '"Created at" is "May 1st": not a date such as 2026-11-24 09:30:00.',
    ],
    [
      'a date to come',
      { 'Created at': '2027-05-01 10:00:00 +0200' },
      '"Created at" is "2027-05-01 10:00:00 +0200": lies in the future; are days and months the right way round.',
    ],
    [
      'a currency that is none',
      { Currency: 'Euro' },
      '"Currency" is "Euro": not a three-letter ISO 4217 currency code.',
    ],
    [
      'a status nobody knows',
      { 'Financial Status': 'fine' },
      '"Financial Status" is "fine": no status this version knows; without a column for it, the date of payment counts.',
    ],
    ['a draft', { 'Financial Status': 'draft' }, '"Financial Status" is "draft": nobody has placed this order yet.'],
    ['a yes that is none', { 'Lineitem taxable': 'maybe' }, '"Lineitem taxable" is "maybe": neither yes nor no.'],
    [
      'an id of 300 characters',
      { Id: '9'.repeat(300) },
      `"Id" is "${'9'.repeat(80)}…": an id has 1 to 255 characters.`,
    ],
    ['no name and no id', { Name: '', Id: '' }, 'Nothing tells which order this is.'],
    [
      'a subtotal above the lines’ sum of nothing',
      { 'Lineitem price': '0.00' },
      'What the order cost after discounts does not fit its lines.',
    ],
  ])('%s', (_, changes, reason) => {
    expect(reasons(shopifyRow(changes))).toEqual([[2, reason]])
  })

  test('an order goes as a whole: without one of its rows its sums would be wrong', () => {
    const rows = [
      shopifyRow(),
      shopifyLine({ 'Lineitem price': 'x' }),
      shopifyLine(),
      shopifyRow({ Name: '#1002', Id: '2' }),
    ]
    expect(reasons(...rows)).toEqual([
      [2, 'Belongs to "#1001", which is refused for its row in line 3.'],
      [3, '"Lineitem price" is "x": not an amount with a decimal point, such as 12.90.'],
      [4, 'Belongs to "#1001", which is refused for its row in line 3.'],
    ])
    expect(read(...rows).orders.map((order) => order.number)).toEqual(['#1002'])
  })

  test('a line that is no row takes its order with it', () => {
    const text = shopifyOrders(shopifyRow(), shopifyLine(), shopifyRow({ Name: '#1002', Id: '2' }))
    const broken = text.replace('Teapot', '7" Teapot')
    const { orders, refusals } = readOrders(broken, { format: 'shopify' })
    expect(orders.map((order) => order.number)).toEqual(['#1002'])
    expect(refusals.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'Belongs to "#1001", which is refused for its row in line 3.'],
      [3, 'The row has a quote in the middle of a cell: put the whole cell in quotes and double each quote in it.'],
    ])
  })

  test('with the row’s text, cut to 500 characters', () => {
    const [refusal] = read(shopifyRow({ Notes: 'x'.repeat(2000), 'Lineitem price': 'ten' })).refusals
    expect(refusal?.text).toMatch(/^#1001,Ida@Example.com,paid,/)
    expect(refusal?.text.length).toBe(500)
  })
})
