import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/stores/api.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import {
  answered,
  bigcommerceStore,
  delivery,
  gone,
  hook,
  line,
  nothing,
  orderAnswers,
  orderId,
  productAnswers,
  productId,
  readOne,
  receivedAt,
} from './bigcommerce-example.ts'

const asked = (body: ReturnType<typeof hook>, answers: Answers) =>
  bigcommerce.asks?.(delivery(body, answers), bigcommerceStore).map(({ name, path }) => `${name}: ${path}`)

const v2 = `/v2/orders/${orderId}`
const page = (number: number) => `products ${number}: ${v2}/products?limit=250&page=${number}`
const couponCall = `coupons: ${v2}/coupons?limit=250`
const refundCall = `refunds: /v3/orders/${orderId}/payment_actions/refunds`
const full = answered(Array.from({ length: 250 }, (_, i) => line({ id: i + 1 })))

describe('what is asked of an order', () => {
  const updated = hook('store/order/updated')
  const ofOrder = (answers: Answers) => asked(updated, answers)
  const { order = gone, ...lists } = orderAnswers()

  test.each<[string, Answers, string[]]>([
    ['the order itself', {}, [`order: ${v2}`]],
    ['then its lines and coupons', { order }, [page(1), couponCall]],
    ['only what is missing', { order, coupons: nothing }, [page(1)]],
    ['no more once all is told', { order, ...lists }, []],
    ['no more though it has no lines and no coupons', { order, 'products 1': nothing, coupons: nothing }, []],
    ['the next page after a full one', { order, 'products 1': full, coupons: nothing }, [page(2)]],
    ['and the one after', { order, 'products 1': full, 'products 2': full, coupons: nothing }, [page(3)]],
    ['until one is not full', { order, 'products 1': full, 'products 2': nothing, coupons: nothing }, []],
    ['nothing of an order that is gone', { order: gone }, []],
    ['nothing more of a checkout nobody finished', { order: orderAnswers({ status_id: 0 })['order'] ?? gone }, []],
  ])('%s', (_, answers, calls) => {
    expect(ofOrder(answers)).toEqual(calls)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['no sign of a refund', {}, {}, false],
    ['the status Refunded', { status_id: 4 }, {}, true],
    ['the status Partially Refunded', { status_id: 14 }, {}, true],
    ['an amount', { refunded_amount: '0.0100' }, {}, true],
    ['a payment paid back', { payment_status: 'partially refunded' }, {}, true],
    ['a line that came back', {}, { quantity_refunded: 1 }, true],
    ['a line marked so', {}, { is_refunded: true }, true],
  ])('its refunds, told by %s', (_, changes, lineChanges, isAsked) => {
    const { refunds: _refunds, ...answers } = orderAnswers(changes, [line(lineChanges)])
    expect(ofOrder(answers)).toEqual(isAsked ? [refundCall] : [])
    expect(ofOrder({ ...answers, refunds: answered({ data: [] }) })).toEqual([])
  })

  test('its refunds after a webhook of one, whatever the order says', () => {
    const { refunds: _, ...answers } = orderAnswers()
    expect(asked(hook('store/order/refund/created'), answers)).toEqual([refundCall])
  })

  test('its lines on several pages are all read, one that moved between them once', () => {
    const more = answered([line({ id: 250 }), line({ id: 251 })])
    const incoming = readOne(updated, { order, coupons: nothing, 'products 1': full, 'products 2': more })
    expect(incoming.kind === 'order' && incoming.order.lines.map(({ externalId }) => Number(externalId))).toEqual(
      Array.from({ length: 251 }, (_, i) => i + 1),
    )
  })
})

describe('what is asked of a product', () => {
  const ofProduct = hook('store/product/updated', { type: 'product', id: productId })
  const whole = `product: /v3/catalog/products/${productId}?include=variants,images`
  const { product = gone, ...names } = productAnswers()
  const brand = 'brand: /v3/catalog/brands/7?include_fields=name'
  const category = 'category: /v3/catalog/categories/23?include_fields=name'

  test.each<[string, Answers, string[]]>([
    ['the product itself', {}, [whole]],
    ['then the names of its brand and first category', { product }, [brand, category]],
    ['no more once all is told', { product, ...names }, []],
    ['no more when these are gone', { product, brand: gone, category: gone }, []],
    ['nothing of one that is gone', { product: gone }, []],
    ['no names it has not', { product: productAnswers({ brand_id: 0, categories: [] })['product'] ?? gone }, []],
  ])('%s', (_, answers, calls) => {
    expect(asked(ofProduct, answers)).toEqual(calls)
  })

  test.each([
    ['store/sku/updated', { type: 'sku', id: 461, sku: { product_id: productId, variant_id: 338 } }],
    ['store/sku/inventory/updated', { type: 'sku', id: 461, inventory: { product_id: productId, value: 5 } }],
  ])('%s asks for the product of the SKU', (scope, data) => {
    expect(asked(hook(scope, data), {})).toEqual([whole])
    expect(() => asked(hook(scope, { type: 'sku', id: 461 }), {})).toThrow('whose SKU it is cannot be told')
  })
})

test.each(['store/product/deleted', 'store/cart/created', 'store/order/message/created'])(
  '%s asks for nothing',
  (scope) => {
    expect(asked(hook(scope), {})).toEqual([])
  },
)

test.each(['../customers/1', '1?x=', 'abc', '', null])('an id %o that is none never stands in a path', (id) => {
  expect(() => asked(hook('store/order/updated', { type: 'order', id }), {})).toThrow(/^body.data.id is /)
})

describe('what is not there any more', () => {
  test('an order that was archived and is gone is removed', () => {
    expect(readOne(hook('store/order/archived'), { order: gone })).toEqual({
      kind: 'order-removed',
      removal: { externalId: `${orderId}`, removedAt: new Date(1795510810_000) },
    })
  })

  test('one that is not to be had after any other webhook is ignored, as a removal would be for good', () => {
    const reason = `BigCommerce's API knows no order ${orderId}; its next change will tell of it again.`
    expect(readOne(hook('store/order/created'), { order: gone })).toEqual({ kind: 'ignored', reason })
  })

  test.each(['store/product/updated', 'store/product/deleted'])('after %s a product is removed', (scope) => {
    const told = hook(scope, { type: 'product', id: productId }, { created_at: null })
    expect(readOne(told, { product: gone })).toMatchObject({
      kind: 'product-removed',
      removal: { externalId: `${productId}`, removedAt: receivedAt },
    })
  })

  test('coupons that are gone cost no order', () => {
    const incoming = readOne(hook('store/order/updated'), { ...orderAnswers(), coupons: gone })
    expect(incoming).toMatchObject({ kind: 'order', order: { discountCodes: [] } })
  })
})

test.each<[string, Answers | undefined, RegExp]>([
  ['nothing was answered', undefined, /^BigCommerce's API was not asked for "order"/],
  ['it answers with another order', orderAnswers({ id: 7 }), /^BigCommerce answered with order 7 when asked for order/],
  ['it answers with a page', { order: { ...gone, status: 200, body: '<html>' } }, /answer to "order": The body is not/],
  ['the lines are gone', { ...orderAnswers(), 'products 1': gone }, /^BigCommerce answered 404 to "products 1"/],
  ['refunds have no data', { ...orderAnswers({ status_id: 4 }), refunds: answered([]) }, /"refunds" has no data\.$/],
])('when %s the order is refused', (_, answers, reason) => {
  expect(() => readOne(hook('store/order/updated'), answers)).toThrow(reason)
})
