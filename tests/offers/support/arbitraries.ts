import fc from 'fast-check'
import type { CatalogProduct } from '../../../src/catalog/find-catalog.ts'
import type { Condition } from '../../../src/offers/condition.ts'
import type { Facts, OrderTold } from '../../../src/offers/facts.ts'
import { factsFor, product, variant } from './situations.ts'

// Few names, so that conditions and orders meet often.
const productId = fc.constantFrom('tea', 'cup', 'pot', 'can', 'tin')
const word = fc.constantFrom('Green', 'gift', 'NEW')
const minor = fc.integer({ min: 1, max: 3000 })
const currency = fc.constantFrom('EUR', 'EUR', 'USD')
const country = fc.constantFrom('DE', 'AT', 'FR')
const date = fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25')

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('always' as const) }),
  fc.record({ kind: fc.constant('bought-product' as const), anyOf: fc.array(productId, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('bought-tag' as const), anyOf: fc.array(word, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('bought-category' as const), anyOf: fc.array(word, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('order-at-least' as const), minor, currency }),
  fc.record({ kind: fc.constant('order-at-most' as const), minor, currency }),
  fc.record({ kind: fc.constant('nth-order' as const), from: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('country' as const), anyOf: fc.array(country, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('date-range' as const), from: date }),
  fc.record({ kind: fc.constant('date-range' as const), to: date }),
)

export const aCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      conditions: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), condition: tie('node') }),
  ),
})).node

export const someProducts: fc.Arbitrary<CatalogProduct[]> = fc
  .uniqueArray(
    fc.record({
      externalId: productId,
      tags: fc.array(word, { maxLength: 2 }),
      category: fc.option(word),
      isActive: fc.boolean(),
      isDeleted: fc.boolean(),
      variants: fc.array(
        fc.record({
          externalId: fc.constantFrom('v1', 'v2', 'v3'),
          priceMinor: fc.bigInt({ min: 0n, max: 4000n }),
          currency,
          stock: fc.option(fc.integer({ min: -2, max: 3 })),
          sellsWithoutStock: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    }),
    { selector: ({ externalId }) => externalId },
  )
  .map((made) =>
    made.map(({ externalId, variants, ...told }) => product(externalId, { ...told, variants: variants.map(variant) })),
  )

export const someOrder: fc.Arbitrary<OrderTold> = fc.record({
  currency,
  itemsMinor: fc.bigInt({ min: 0n, max: 3000n }),
  nth: fc.option(fc.integer({ min: 1, max: 4 })),
  country: fc.option(country),
  date,
  lines: fc.array(
    fc.record({ productExternalId: fc.option(productId), unitMinor: fc.bigInt({ min: 0n, max: 3000n }) }),
    { maxLength: 3 },
  ),
})

export const someFacts: fc.Arbitrary<Facts> = fc
  .record({ order: someOrder, owned: fc.array(productId, { maxLength: 2 }), products: someProducts })
  .map(factsFor)
