import { expect, test } from 'vitest'
import { orderData, productData } from '../../docs/subscribers/vendure-body.ts'
import { readOrder, readProduct } from './read-told.ts'
import { vendureLine, vendureOrder, vendurePayment, vendureRefund } from './subscriber-samples.ts'

const orderOf = (changes = {}, precision = 2) => readOrder(orderData(vendureOrder(changes), 'de', precision))

test('Notch reads a Vendure order as it is', () => {
  expect(orderOf()).toMatchObject({
    externalId: '1',
    number: 'T3D7QX',
    currency: 'EUR',
    placedAt: new Date('2026-11-24T10:00:00Z'),
    paidAt: new Date('2026-11-24T10:00:04Z'),
    cancelledAt: null,
    customer: { externalId: '5', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    lines: [
      {
        externalId: '7',
        productExternalId: '2',
        variantExternalId: '3',
        sku: 'TEA-100',
        title: 'Darjeeling 100 g',
        quantity: 2,
        unitMinor: 1250n,
        discountMinor: 250n,
        totalMinor: 2103n,
        taxMinor: 147n,
      },
    ],
    discountMinor: 250n,
    taxMinor: 179n,
    shippingMinor: 458n,
    totalMinor: 2740n,
    country: 'DE',
    locale: 'de',
    attributes: { notch_click: 'abc' },
    discountCodes: ['TEA10'],
    refunds: [],
  })
})

test.each([
  ['nobody has paid yet', { payments: [] }, null],
  ['it is only promised', { payments: [vendurePayment({ state: 'Authorized' })] }, null],
  ['some is missing', { payments: [vendurePayment({ amount: 2739 })] }, null],
  [
    'the rest came later',
    {
      payments: [
        vendurePayment({ amount: 1000, updatedAt: new Date('2026-11-25T08:00:00Z') }),
        vendurePayment({ amount: 1740 }),
      ],
    },
    '2026-11-25T08:00:00.000Z',
  ],
  ['it costs nothing', { payments: [], totalWithTax: 0 }, '2026-11-24T10:00:00.000Z'],
])('where %s it is paid at the right time', (_, changes, at) => {
  expect(orderOf(changes).paidAt?.toISOString() ?? null).toBe(at)
})

test.each([
  ['PaymentSettled', [], null],
  ['Shipped', [{ state: 'Shipped', updatedAt: new Date('2026-11-25T08:00:00Z') }], '2026-11-25T08:00:00.000Z'],
  ['Delivered', [{ state: 'Cancelled', updatedAt: new Date('2026-11-26T08:00:00Z') }], '2026-11-24T10:00:05.000Z'],
  ['PartiallyShipped', [{ state: 'Shipped', updatedAt: new Date('2026-11-25T08:00:00Z') }], null],
])('%s with the parcels %o is fulfilled at %s', (state, fulfillments, at) => {
  expect(orderOf({ state, fulfillments }).fulfilledAt?.toISOString() ?? null).toBe(at)
})

test('a pack that was cancelled and paid back comes off once', () => {
  const lines = [vendureLine({ quantity: 1, proratedLinePrice: 1052, proratedLinePriceWithTax: 1125 })]
  const payments = [
    vendurePayment({
      refunds: [vendureRefund({ total: 1125, shipping: 0 }), vendureRefund({ id: 10, state: 'Pending' })],
    }),
  ]
  expect(orderOf({ lines, payments, totalWithTax: 1615 })).toMatchObject({
    lines: [{ quantity: 2, totalMinor: 2104n, taxMinor: 146n, discountMinor: 250n }],
    totalMinor: 2740n,
    refunds: [
      {
        externalId: '9',
        refundedAt: new Date('2026-11-25T09:00:00Z'),
        linesMinor: 1052n,
        taxMinor: 73n,
        shippingMinor: 0n,
        moneyMinor: 1125n,
        lines: [{ lineExternalId: '7', quantity: 1, totalMinor: 1052n }],
      },
    ],
  })
})

test('shipping that was paid back is told without its tax, and lines nobody knows are left out', () => {
  const refunds = [vendureRefund({ lines: [{ orderLineId: 8, quantity: 1 }] })]
  expect(orderOf({ payments: [vendurePayment({ refunds })] }).refunds).toMatchObject([
    { linesMinor: 0n, shippingMinor: 458n, taxMinor: 32n, moneyMinor: 1615n },
  ])
  const free = { shipping: 0, shippingWithTax: 0, payments: [vendurePayment({ refunds })] }
  expect(orderOf(free).refunds).toMatchObject([{ shippingMinor: 490n, taxMinor: 0n }])
})

test('a surcharge is a line of its own, one that takes money off is not told', () => {
  const surcharge = { id: 4, sku: 'WRAP', description: 'Gift wrap', price: 300, priceWithTax: 357 }
  const surcharges = [surcharge, { ...surcharge, id: 5, price: -100, priceWithTax: -119 }]
  expect(orderOf({ surcharges }).lines.slice(1)).toMatchObject([
    { externalId: 'surcharge 4', title: 'Gift wrap', totalMinor: 300n, taxMinor: 57n, productExternalId: null },
  ])
})

test('a cancelled order of a guest in a shop that shows prices without tax is read too', () => {
  const lines = [vendureLine({ listPriceIncludesTax: false })]
  expect(orderOf({ lines, state: 'Cancelled', customer: null, customFields: {}, shippingAddress: {} })).toMatchObject({
    cancelledAt: new Date('2026-11-24T10:00:05Z'),
    customer: null,
    attributes: {},
    country: null,
    lines: [{ unitMinor: 1168n, discountMinor: 233n }],
  })
})

test.each([
  [2, 'EUR', 458n],
  [3, 'EUR', 46n],
  [3, 'KWD', 458n],
  [0, 'JPY', 458n],
])('with %i decimals in %s the amount 458 is %s minor units', (precision, currencyCode, minor) => {
  expect(orderOf({ currencyCode }, precision).shippingMinor).toBe(minor)
})

const product = { id: 2, name: 'Darjeeling', slug: 'darjeeling', enabled: true }
const variant = {
  ...{ id: 3, name: 'Darjeeling 100 g', sku: 'TEA-100', enabled: true, currencyCode: 'EUR' },
  ...{ listPriceIncludesTax: true, price: 1168, priceWithTax: 1250, saleable: 37 },
}

test('Notch reads a Vendure product at the price the shop shows', () => {
  const variants = [
    variant,
    { ...variant, id: 4, enabled: false },
    { ...variant, id: 5, listPriceIncludesTax: false, saleable: Number.MAX_SAFE_INTEGER },
  ]
  expect(readProduct(productData(product, variants, 'https://shop.example'))).toMatchObject({
    externalId: '2',
    url: 'https://shop.example/products/darjeeling',
    isActive: true,
    variants: [
      { externalId: '3', priceMinor: 1250n, stock: 37 },
      { externalId: '4', stock: 0 },
      { externalId: '5', priceMinor: 1168n, stock: null },
    ],
  })
  expect(readProduct(productData({ ...product, enabled: false }, [variant], 'https://shop.example')).isActive).toBe(
    false,
  )
  expect(productData(product, [], 'https://shop.example')).toBeUndefined()
})
