import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/stores/api.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { parseJson } from '../../src/stores/json.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import {
  bigcommerceStore,
  delivery,
  hook,
  line,
  orderAnswers,
  productAnswers,
  productId,
  refund,
} from './bigcommerce-example.ts'
import { mutated } from './mutated.ts'
import { expectStorable } from './storable.ts'

const discounted = line({ id: 66, applied_discounts: [{ id: 'coupon', amount: '1.5900', code: 'TEA10' }] })
const items = [{ item_type: 'SHIPPING', item_id: 1, quantity: null, requested_amount: '4.90' }, ...refund().items]
const ofOrder = {
  body: hook('store/order/refund/created'),
  answers: orderAnswers({ is_tax_inclusive_pricing: true, status_id: 14 }, [line(), discounted], [refund({ items })]),
}
const ofProduct = {
  body: hook('store/product/updated', { type: 'product', id: productId }),
  answers: productAnswers(),
}

describe.each([
  ['order', ofOrder],
  ['products 1', ofOrder],
  ['refunds', ofOrder],
  ['product', ofProduct],
  ['brand', ofProduct],
] as const)('whatever a field of the answer to "%s" is changed to', (name, { body, answers }) => {
  test('it is read or refused with a reason, and nothing else happens', () => {
    const { [name]: answer, ...others }: Answers = answers
    if (!answer) throw new Error('Expected an answer')
    fc.assert(
      fc.property(mutated(parseJson(Buffer.from(answer.body))), (changed) => {
        const given = delivery(body, { ...others, [name]: { ...answer, body: changed } })
        const calls = refusable(() => bigcommerce.asks?.(given, bigcommerceStore) ?? [])
        if (Array.isArray(calls)) for (const { path } of calls) expect(path).toMatch(/^\/v[23]\/[\w/?=&,]+$/)
        const outcome = readOrRefuse(() => bigcommerce.read(given, bigcommerceStore))
        if (typeof outcome === 'string') expect(outcome.length).toBeGreaterThan(10)
        expectStorable(outcome)
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** As reading is: what asking refuses, reading refuses too. */
function refusable<T>(ask: () => T): T | string {
  let asked: T | undefined
  const reason = readOrRefuse(() => {
    asked = ask()
    return []
  })
  return typeof reason === 'string' ? reason : (asked ?? '')
}
