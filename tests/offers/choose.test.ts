import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseOffers, inAskingOrder } from '../../src/offers/choose.ts'
import { someFacts, someOrder, someProducts } from './support/arbitraries.ts'
import { activeRule, crossSell, product, situation, type Told, upgrade, variant } from './support/situations.ts'

const cup = product('cup')
const pot = product('pot', { variants: [variant({ externalId: 'pot-1', priceMinor: 1800n })] })

/** What became of each product of one rule: "won" or why not. */
function fates(body: Record<string, unknown>, told: Told): string[] {
  const { trace } = chooseOffers([activeRule(body)], situation(told), 'offer')
  const rule = trace.rules[0]
  if (rule?.kind !== 'fitted') throw new Error('the rule did not fit')
  return rule.products.map((one) => (one.kind === 'won' ? 'won' : one.because))
}

const fateOf = (changes: Parameters<typeof product>[1], offer: object = crossSell('cup')) =>
  fates({ offers: [offer] }, { products: [product('cup', changes)] })[0]
const fateOfVariant = (changes: Parameters<typeof variant>[0]) => fateOf({ variants: [variant(changes)] })

describe('why a product may not be offered', () => {
  test.each<[string, string | undefined, string]>([
    ['a product on sale and in stock wins', fateOf({}), 'won'],
    ['one the store never told us of', fates({ offers: [crossSell('cup')] }, {})[0], 'unknown-product'],
    ['one that is not on sale', fateOf({ isActive: false }), 'inactive'],
    ['one that was deleted, whatever else it is', fateOf({ isDeleted: true, isActive: false }), 'deleted'],
    ['one without variants', fateOf({ variants: [] }), 'no-price'],
    ['one that costs nothing', fateOfVariant({ priceMinor: 0n }), 'no-price'],
    ['one priced in another currency', fateOfVariant({ currency: 'USD' }), 'other-currency'],
    ['one with a stock of zero', fateOfVariant({ stock: 0 }), 'out-of-stock'],
    ['one oversold to below zero', fateOfVariant({ stock: -3 }), 'out-of-stock'],
    ['one that sells without stock', fateOfVariant({ stock: 0, sellsWithoutStock: true }), 'won'],
    ['one whose stock is not tracked', fateOfVariant({ stock: null }), 'won'],
    ['a variant the product does not have', fateOf({}, crossSell('cup', 'cup-9')), 'unknown-variant'],
  ])('%s', (_, fate, expected) => {
    expect(fate).toBe(expected)
  })

  test('what is in the order is told apart from what was bought before', () => {
    const told = {
      order: { lines: [{ productExternalId: 'cup', unitMinor: 900n }] },
      owned: ['pot'],
      products: [cup, pot],
    }
    expect(fates({ offers: [crossSell('cup'), crossSell('pot')] }, told)).toEqual(['in-the-order', 'already-owned'])
  })

  test('an order in another currency than the store sells in gets nothing', () => {
    const usd = product('cup', { variants: [variant({ currency: 'USD' })] })
    expect(fates({ offers: [crossSell('cup')] }, { order: { currency: 'USD' }, products: [usd] })).toEqual([
      'other-currency',
    ])
  })
})

describe('which variant is offered', () => {
  const variants = [
    variant({ externalId: 'sold-out', priceMinor: 100n, stock: 0 }),
    variant({ externalId: 'dear', title: '1 kg', priceMinor: 3000n }),
    variant({ externalId: 'cheap', title: '50 g', priceMinor: 800n, imageUrl: 'https://img.example/50.png' }),
    variant({ externalId: 'cheap-too', priceMinor: 800n }),
    variant({ externalId: 'foreign', priceMinor: 200n, currency: 'USD' }),
    variant({ externalId: 'free', priceMinor: 0n }),
  ]
  const products = [product('cup', { variants, imageUrl: 'https://img.example/cup.png' })]
  const offered = (offer: object) =>
    chooseOffers([activeRule({ offers: [offer] })], situation({ products }), 'offer').offers[0]

  test('the cheapest that can be sold, the first of two alike, with its own picture', () => {
    expect(offered(crossSell('cup'))).toEqual({
      kind: 'cross-sell',
      productExternalId: 'cup',
      variantExternalId: 'cheap',
      title: 'The cup',
      variantTitle: '50 g',
      imageUrl: 'https://img.example/50.png',
      url: 'https://shop.example/cup',
      priceMinor: '800',
      compareAtMinor: null,
      currency: 'EUR',
      discount: null,
    })
  })

  test('the one the rule names, with the product’s picture when it has none', () => {
    expect(offered(crossSell('cup', 'dear'))).toMatchObject({
      ...{
        variantExternalId: 'dear',
        variantTitle: '1 kg',
        priceMinor: '3000',
        imageUrl: 'https://img.example/cup.png',
      },
    })
  })

  test('never another than the one the rule names', () => {
    expect(offered(crossSell('cup', 'sold-out'))).toBeUndefined()
  })

  test('the title of an only variant is left out', () => {
    const { offers } = chooseOffers(
      [activeRule({ offers: [crossSell('pot')] })],
      situation({ products: [pot] }),
      'offer',
    )
    expect(offers[0]).toMatchObject({ title: 'The pot', variantTitle: '' })
  })
})

describe('the price-gap cap', () => {
  const lines = [
    { productExternalId: 'tea', unitMinor: 1000n },
    { productExternalId: 'tea', unitMinor: 1100n },
    { productExternalId: 'can', unitMinor: 2001n },
  ]
  const costing = (priceMinor: bigint, offer: object, priceGapCap: object) =>
    fates(
      { offers: [offer], priceGapCap },
      { order: { lines }, products: [product('cup', { variants: [variant({ priceMinor })] })] },
    )[0]
  const byPercent = { upgrade: { percent: 50 } }
  const above = (minor: number, currency = 'EUR') => ({ upgrade: { above: { minor, currency } } })

  test.each<[string, bigint, object, object, string]>([
    ['no cap lets any price through', 999_999n, upgrade('cup'), {}, 'won'],
    ['an upgrade of the tea at half more than its dearest piece', 1650n, upgrade('cup', 'tea'), byPercent, 'won'],
    ['one cent beyond', 1651n, upgrade('cup', 'tea'), byPercent, 'above-price-gap-cap'],
    ['an upgrade of whatever is dearest', 3001n, upgrade('cup'), byPercent, 'won'],
    ['a cap is rounded down, never up', 3002n, upgrade('cup'), byPercent, 'above-price-gap-cap'],
    ['an upgrade of what was not bought', 1n, upgrade('cup', 'sofa'), {}, 'nothing-to-upgrade'],
    ['an upgrade that costs the same is none', 1100n, upgrade('cup', 'tea'), {}, 'not-dearer'],
    ['one cent dearer is one', 1101n, upgrade('cup', 'tea'), {}, 'won'],
    ['so much money above', 1600n, upgrade('cup', 'tea'), above(500), 'won'],
    ['one cent more money', 1601n, upgrade('cup', 'tea'), above(500), 'above-price-gap-cap'],
    [
      'money in another currency caps nothing that can be compared',
      1200n,
      upgrade('cup', 'tea'),
      above(500, 'USD'),
      'other-currency',
    ],
    [
      'of two caps the lower',
      1300n,
      upgrade('cup', 'tea'),
      { upgrade: { percent: 50, above: { minor: 100, currency: 'EUR' } } },
      'above-price-gap-cap',
    ],
    [
      'a cross-sell is measured by the dearest item',
      1000n,
      crossSell('cup'),
      { crossSell: { percentOfDearest: 50 } },
      'won',
    ],
    [
      'and half a cent is too much',
      1001n,
      crossSell('cup'),
      { crossSell: { percentOfDearest: 50 } },
      'above-price-gap-cap',
    ],
    ['the cap of upgrades leaves cross-sells alone', 9999n, crossSell('cup'), byPercent, 'won'],
  ])('%s', (_, price, offer, cap, expected) => {
    expect(costing(price, offer, cap)).toBe(expected)
  })

  test('an order of gift cards alone has nothing to upgrade and nothing to measure by', () => {
    const told = { order: { lines: [] }, products: [cup, pot] }
    const body = { offers: [upgrade('cup'), crossSell('pot')], priceGapCap: { crossSell: { percentOfDearest: 400 } } }
    expect(fates(body, told)).toEqual(['nothing-to-upgrade', 'above-price-gap-cap'])
  })

  test('the trace keeps the price and the limit', () => {
    const rule = activeRule({ offers: [crossSell('pot')], priceGapCap: { crossSell: { percentOfDearest: 100 } } })
    expect(chooseOffers([rule], situation({ products: [pot] }), 'offer').trace.rules[0]).toMatchObject({
      products: [{ price: { minor: '1800', currency: 'EUR' }, limit: { minor: '1200', currency: 'EUR' } }],
    })
  })
})

describe('among several rules', () => {
  const never = { kind: 'order-at-least', minor: 999_999, currency: 'EUR' }
  const unfit = activeRule({ condition: never, offers: [crossSell('cup')] }, 'Big orders')
  const soldOut = activeRule({ offers: [crossSell('gone')] }, 'Gone')
  const cups = activeRule({ offers: [crossSell('cup')] }, 'Cups')
  const fallback = activeRule({ offers: [crossSell('pot')], isFallback: true }, 'Fallback')
  const here = situation({ products: [cup, pot] })

  test('the first that fits and has something left to offer wins; those behind are not asked', () => {
    const choice = chooseOffers([unfit, soldOut, cups, fallback], here, 'offer')
    expect(choice.rule).toEqual(cups)
    expect(choice.offers.map((offer) => offer.productExternalId)).toEqual(['cup'])
    expect(choice.trace).toMatchObject({
      outcome: 'offered',
      rules: [{ kind: 'did-not-fit' }, { kind: 'fitted' }, { kind: 'fitted' }],
      rulesNotAsked: 1,
    })
  })

  test('the fallback is asked last, whatever its priority', () => {
    expect(inAskingOrder([fallback, unfit, cups])).toEqual([unfit, cups, fallback])
    expect(chooseOffers(inAskingOrder([fallback, unfit]), here, 'offer').rule).toEqual(fallback)
  })

  test('a rule that cannot be read is passed over and said so', () => {
    const broken = { ...cups, body: null }
    const choice = chooseOffers([broken, fallback], here, 'offer')
    expect(choice.rule).toEqual(fallback)
    expect(choice.trace.rules[0]).toEqual({ kind: 'unreadable', rule: broken.named })
  })

  test('nothing left anywhere is an outcome, and no rules at all another', () => {
    expect(chooseOffers([unfit, soldOut], here, 'offer')).toMatchObject({
      ...{ rule: null, offers: [], trace: { outcome: 'nothing-to-offer', rulesNotAsked: 0 } },
    })
    expect(chooseOffers([], here, 'offer').trace).toEqual({ outcome: 'no-rules', rules: [], rulesNotAsked: 0 })
  })

  test('a held-out customer gets nothing, and the trace tells what it would have been', () => {
    const two = activeRule({ offers: [crossSell('gone'), crossSell('cup'), crossSell('pot')] })
    const choice = chooseOffers([two, fallback], here, 'held-out')
    expect(choice).toMatchObject({ rule: null, offers: [], trace: { outcome: 'held-out', rulesNotAsked: 1 } })
    expect(choice.trace.rules[0]).toMatchObject({
      products: [{ because: 'unknown-product' }, { because: 'held-out' }, { because: 'limit-reached' }],
    })
    expect(chooseOffers([], here, 'held-out').trace.outcome).toBe('held-out')
  })

  test('one is offered unless the rule says two; the next in line fills in for one that lost', () => {
    const offers = [crossSell('gone'), crossSell('pot'), crossSell('cup')]
    expect(fates({ offers }, { products: [cup, pot] })).toEqual(['unknown-product', 'won', 'limit-reached'])
    expect(fates({ offers, howMany: 2 }, { products: [cup, pot] })).toEqual(['unknown-product', 'won', 'won'])
  })
})

describe('whatever the rules, the order and the catalog', () => {
  const anOffer = fc.oneof(
    fc.record({ kind: fc.constant('cross-sell'), productExternalId: fc.constantFrom('tea', 'cup', 'pot', 'can') }),
    fc.record({ kind: fc.constant('upgrade'), productExternalId: fc.constantFrom('tea', 'cup', 'pot', 'can') }),
  )
  const aRule = fc
    .record({
      offers: fc.uniqueArray(anOffer, { minLength: 1, selector: (offer) => offer.productExternalId }),
      howMany: fc.constantFrom(1, 2),
      isFallback: fc.boolean(),
      condition: fc.constantFrom({ kind: 'always' }, { kind: 'nth-order', from: 2 }),
    })
    .map((body) => activeRule(body))
  const anything = fc.record({
    rules: fc.array(aRule, { maxLength: 4 }),
    told: fc.record({ order: someOrder, owned: fc.array(fc.constantFrom('tea', 'cup')), products: someProducts }),
    arm: fc.constantFrom('offer' as const, 'held-out' as const),
  })

  test('never more than two, never a product twice, never one in the order, owned, unsellable or in other money', () => {
    fc.assert(
      fc.property(anything, ({ rules, told, arm }) => {
        const here = situation(told)
        const { offers, rule, trace } = chooseOffers(rules, here, arm)
        const ids = offers.map((offer) => offer.productExternalId)
        expect(ids.length).toBeLessThanOrEqual(arm === 'held-out' ? 0 : (rule?.body.howMany ?? 0))
        expect(new Set(ids).size).toBe(ids.length)
        for (const offer of offers) {
          expect(here.facts.ownedProductIds.has(offer.productExternalId)).toBe(false)
          expect(offer.currency).toBe(here.facts.currency)
          const sold = here.catalog.get(offer.productExternalId)
          expect(sold).toMatchObject({ isActive: true, isDeleted: false })
          const sellable = sold?.variants.some((one) => one.stock === null || one.stock > 0 || one.sellsWithoutStock)
          expect(sellable).toBe(true)
        }
        expect(trace.rules.length + trace.rulesNotAsked).toBe(rules.length)
      }),
    )
  })

  test('what is in the order is owned', () => {
    fc.assert(
      fc.property(someFacts, ({ productIds, ownedProductIds }) => {
        for (const id of productIds) expect(ownedProductIds.has(id)).toBe(true)
      }),
    )
  })
})

test('of an upgrade’s variants the cheapest dearer one is picked, and the marketer may name any', () => {
  const sizes = [
    variant({ externalId: 'small', priceMinor: 900n }),
    variant({ externalId: 'large', priceMinor: 1500n }),
  ]
  const told = { products: [product('cup', { variants: sizes })] }
  const pick = (offer: object) =>
    chooseOffers([activeRule({ offers: [offer] })], situation(told), 'offer').offers.map((one) => one.variantExternalId)
  expect(pick(upgrade('cup', 'tea'))).toEqual(['large'])
  expect(pick({ ...upgrade('cup', 'tea'), variantExternalId: 'small' })).toEqual(['small'])
})
