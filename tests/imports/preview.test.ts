import { describe, expect, test } from 'vitest'
import { previewFile } from '../../src/imports/preview.ts'
import { csv, readingOf, shopifyLine, shopifyOrders, shopifyRow } from './files.ts'

type Told = Parameters<typeof readingOf>[0]

function preview(text: string | Buffer, told: Told = {}, { isWhole = true, isChosen = false } = {}) {
  return previewFile({ bytes: Buffer.from(text), isWhole, reading: readingOf(told), isChosen })
}

const shown = (item: { readonly cells: readonly { readonly label: string; readonly value: string }[] } | undefined) =>
  Object.fromEntries(item?.cells.map(({ label, value }) => [label, value]) ?? [])

describe('the preview of a file', () => {
  test('shows its columns, what they may mean, and the first orders as they would be read', () => {
    const { names, separator, layout, missing, items } = preview('id;datum;menge;preis;produkt\n1;x;1;1;Tee\n')
    expect([names, separator]).toEqual([['id', 'datum', 'menge', 'preis', 'produkt'], ';'])
    expect(layout.columns).toEqual({ orderId: 'id' })
    expect(missing).toEqual([
      'Placed at',
      'Quantity',
      'Price of one or Price of one after discounts or Total of the line',
      'Product title or SKU or Product id',
    ])
    expect(items).toEqual([])
  })

  test('finds out how dates and amounts are written', () => {
    const text = 'order id;date;qty;price;product\n1;13.05.2026;1;12,90;Tee\n2;01.05.2026;1;1.200,00;Kanne\n'
    const { layout, items } = preview(text)
    expect(layout).toMatchObject({ dates: 'day-first', decimal: 'comma' })
    expect(items.map((item) => [item.line, item.problem, shown(item)['Goods']])).toEqual([
      [2, null, '12.90 EUR'],
      [3, null, '1200.00 EUR'],
    ])
  })

  test('keeps to what the owner has chosen', () => {
    const text = 'order id;date;qty;price;product\n1;13.05.2026;1;12,90;Tee\n'
    const columns = { orderId: 'order id', placedAt: 'date', quantity: 'qty', unitPrice: 'price', title: 'product' }
    const { layout, items } = preview(text, { layout: { columns } }, { isChosen: true })
    expect(layout).toMatchObject({ dates: 'year-first', decimal: 'point', columns })
    expect(items[0]?.problem).toContain('"date" is "13.05.2026": not a day of the calendar')
  })

  test('shows an order of Shopify with everything that decides its figures', () => {
    const text = shopifyOrders(
      shopifyRow({
        Subtotal: '50.00',
        Total: '55.40',
        'Refunded Amount': '5.00',
        'Cancelled at': '2026-05-03 09:00:00 +0200',
      }),
      shopifyLine(),
    )
    expect(shown(preview(text, { format: 'shopify' }).items[0])).toEqual({
      Order: '#1001',
      Id: '5820982911946154508',
      'Placed at': '2026-05-01T08:00:00.000Z',
      'Paid at': '2026-05-01T08:00:05.000Z',
      Customer: 'ida@example.com',
      Lines: '2 × Sencha - 100 g, 1 × Teapot',
      Goods: '50.00 EUR',
      Total: '55.40 EUR',
      'Cancelled at': '2026-05-03T07:00:00.000Z',
      Refunded: '5.00 EUR',
    })
  })

  test('shows why an order would be refused, by the row at fault', () => {
    const text = shopifyOrders(
      shopifyRow(),
      shopifyLine({ 'Lineitem price': 'x' }),
      shopifyRow({ Name: '#2', Id: '2' }),
    )
    const { items } = preview(text, { format: 'shopify' })
    expect(items.map(({ line, rows, problem, cells }) => [line, rows, problem, cells.length > 0])).toEqual([
      [2, 2, '"Lineitem price" is "x": not an amount with a decimal point, such as 12.90.', false],
      [4, 1, null, true],
    ])
  })

  test('leaves out the last order of a beginning: its further rows are not there yet', () => {
    const text = shopifyOrders(shopifyRow(), shopifyRow({ Name: '#2', Id: '2' }), shopifyRow({ Name: '#3', Id: '3' }))
    const beginning = preview(text.slice(0, -20), { format: 'shopify' }, { isWhole: false })
    expect(beginning.items.map(({ line }) => line)).toEqual([2])
    expect(preview(text, { format: 'shopify' }).items.map(({ line }) => line)).toEqual([2, 3, 4])
  })

  test('stops after twenty rows, at the end of an order', () => {
    const orders = Array.from({ length: 15 }, (_, i) => [
      shopifyRow({ Name: `#${i}`, Id: `${i + 1}`, Subtotal: '50.00', Total: '55.40' }),
      shopifyLine({ Name: `#${i}` }),
    ])
    const { items } = preview(shopifyOrders(...orders.flat()), { format: 'shopify' })
    expect(items.map(({ rows }) => rows)).toEqual(Array.from({ length: 10 }, () => 2))
  })

  test('shows products', () => {
    const text = csv(
      ['id', 'title', 'price', 'stock', 'category'],
      ['1', 'Tea', '10', '5', 'Green'],
      ['2', 'Pot', '30', '', ''],
    )
    const { items } = preview(text, { kind: 'products' })
    expect(items.map(shown)).toEqual([
      { Product: 'Tea', Id: '1', 'For sale': 'yes', Variants: '10.00 EUR, 5 in stock', Category: 'Green' },
      { Product: 'Pot', Id: '2', 'For sale': 'yes', Variants: '30.00 EUR', Category: '' },
    ])
  })

  test('of a header alone shows no order', () => {
    expect(preview('order id,date,qty,price,product\n').items).toEqual([])
  })

  test('of what is no CSV says so', () => {
    expect(() => preview('')).toThrow('The file is empty')
  })
})
