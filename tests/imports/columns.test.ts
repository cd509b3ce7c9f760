import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import {
  fieldsOf,
  findColumns,
  isMapped,
  missingFields,
  neededFields,
  suggestColumns,
} from '../../src/imports/columns.ts'
import { shopifyOrderHeader } from './files.ts'

/** The header that Advanced Order Export for WooCommerce writes when nobody changes it. */
const advancedOrderExport = [
  ...['Order Number', 'Order Status', 'Order Date', 'Customer Note', 'First Name (Billing)', 'Last Name (Billing)'],
  ...['Company (Billing)', 'Address 1&2 (Billing)', 'City (Billing)', 'State Code (Billing)', 'Postcode (Billing)'],
  ...['Country Code (Billing)', 'Email (Billing)', 'Phone (Billing)', 'First Name (Shipping)', 'Last Name (Shipping)'],
  ...['City (Shipping)', 'Country Code (Shipping)', 'Payment Method Title', 'Cart Discount Amount'],
  ...['Order Subtotal Amount', 'Shipping Method Title', 'Order Shipping Amount', 'Order Refund Amount'],
  ...['Order Total Amount', 'Order Total Tax Amount', 'SKU', 'Item #', 'Item Name', 'Quantity (- Refund)', 'Item Cost'],
  ...['Coupon Code', 'Discount Amount', 'Discount Amount Tax'],
]

describe('what a header suggests', () => {
  test('of the retail data', () => {
    const names = 'order_id,customer_id,timestamp,product_id,title,quantity,unit_price,country'.split(',')
    expect(suggestColumns('orders', 'generic', names)).toEqual({
      orderId: 'order_id',
      customerId: 'customer_id',
      placedAt: 'timestamp',
      productId: 'product_id',
      title: 'title',
      quantity: 'quantity',
      unitPrice: 'unit_price',
      country: 'country',
    })
  })

  test('of the common export of WooCommerce orders, in which a price is one after discounts', () => {
    const suggested = suggestColumns('orders', 'woocommerce', advancedOrderExport)
    expect(suggested).toMatchObject({
      orderId: 'Order Number',
      number: 'Order Number',
      placedAt: 'Order Date',
      status: 'Order Status',
      email: 'Email (Billing)',
      firstName: 'First Name (Billing)',
      paidPrice: 'Item Cost',
      quantity: 'Quantity (- Refund)',
      title: 'Item Name',
      tax: 'Order Total Tax Amount',
      total: 'Order Total Amount',
      shipping: 'Order Shipping Amount',
      country: 'Country Code (Shipping)',
      billingCountry: 'Country Code (Billing)',
      discountCode: 'Coupon Code',
    })
    expect(suggested).not.toHaveProperty('unitPrice')
    expect(suggested).not.toHaveProperty('subtotal')
    expect(missingFields('orders', new Set(Object.keys(suggested)))).toEqual([])
  })

  test('takes off what came back once only: a quantity less refunds leaves the refunds out', () => {
    expect(suggestColumns('orders', 'generic', ['Quantity (- Refund)', 'Refunded'])).toEqual({
      quantity: 'Quantity (- Refund)',
    })
    expect(suggestColumns('orders', 'generic', ['Quantity', 'Refunded'])).toHaveProperty('refunded', 'Refunded')
  })

  test('uses a column once, though an order’s number may be its id', () => {
    const suggested = Object.entries(suggestColumns('orders', 'generic', advancedOrderExport))
    const others = suggested.filter(([field]) => field !== 'number').map(([, name]) => name)
    expect(new Set(others).size).toBe(others.length)
  })

  test('is nothing where the header says nothing', () => {
    expect(suggestColumns('orders', 'generic', ['', 'spalte 1', 'x'])).toEqual({})
    expect(missingFields('orders', new Set())).toEqual([
      'Order id or Order number',
      'Placed at',
      'Quantity',
      'Price of one or Price of one after discounts or Total of the line',
      'Product title or SKU or Product id',
    ])
  })
})

describe('the columns of a platform’s own export', () => {
  test('are known, in any case and whatever the owner says', () => {
    const lower = shopifyOrderHeader.map((name) => name.toLowerCase())
    const columns = findColumns('orders', 'shopify', lower, { orderId: 'name' })
    expect(columns.get('orderId')).toEqual({ name: 'id', index: lower.indexOf('id') })
    expect(columns.get('unitPrice')?.name).toBe('lineitem price')
  })

  test('of two that are called the same the first is read', () => {
    const twice = [...shopifyOrderHeader, 'Name (2)']
    expect(findColumns('orders', 'shopify', twice, {}).get('number')?.index).toBe(0)
  })

  test.each([
    ['shopify', 'orders', ['Name', 'Email'], 'No column tells: Placed at; Quantity; Price of one'],
    ['shopify', 'orders', ['Name', 'Email'], 'Is this Shopify’s own export of orders, in English?'],
    ['woocommerce', 'products', ['ID', 'Typ', 'Name'], 'Is this WooCommerce’s own export of products, in English?'],
    ['generic', 'products', ['a', 'b'], 'Choose the columns that do.'],
  ] as const)('%s %s cannot be read from %j', (format, kind, names, problem) => {
    expect(() => findColumns(kind, format, names, {})).toThrow(AppError)
    expect(() => findColumns(kind, format, names, {})).toThrow(problem)
  })
})

test('a column that is chosen has to be there', () => {
  const choose = () => findColumns('orders', 'generic', ['a', 'b'], { orderId: 'c' })
  expect(choose).toThrow('The file has no column "c". It has: "a", "b".')
})

test('what is chosen for no field, and what is no field, is passed over', () => {
  const names = ['id', 'at', 'n', 'p', 't']
  const chosen = { orderId: 'id', placedAt: 'at', quantity: 'n', unitPrice: 'p', title: 't', email: '', nonsense: 'zz' }
  expect([...findColumns('orders', 'generic', names, chosen).keys()]).toEqual(Object.keys(chosen).slice(0, 5))
})

test('the owner names the columns of any file, and of WooCommerce orders, which no export of its own has', () => {
  const mapped = (['shopify', 'woocommerce', 'generic'] as const).map((format) => [
    isMapped('orders', format),
    isMapped('products', format),
  ])
  expect(mapped).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ])
})

test.each(['orders', 'products'] as const)(
  'every field of %s has a name of its own, and those needed exist',
  (kind) => {
    const names = fieldsOf(kind).map((field) => field.name)
    expect(new Set(names).size).toBe(names.length)
    expect(
      neededFields(kind)
        .flat()
        .filter((name) => !names.includes(name)),
    ).toEqual([])
    expect(fieldsOf(kind).flatMap((field) => field.names.filter((name) => name !== name.toLowerCase()))).toEqual([])
  },
)
