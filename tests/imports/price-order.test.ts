import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceOrder, type ToldAmounts, type ToldLine } from '../../src/imports/price-order.ts'

function line(changes: Partial<ToldLine> = {}): ToldLine {
  return {
    quantity: 2,
    kind: 'product',
    unitMinor: 1000n,
    discountMinor: null,
    paidMinor: null,
    totalMinor: null,
    taxMinor: null,
    isTaxed: true,
    ...changes,
  }
}

function price(changes: Partial<ToldAmounts>, ...lines: ToldLine[]) {
  const nothing = { subtotalMinor: null, discountMinor: null, shippingMinor: null, taxMinor: null, dutiesMinor: null }
  const told = { ...nothing, totalMinor: null, taxIncluded: false, lines: lines.length > 0 ? lines : [line()] }
  return priceOrder({ ...told, ...changes })
}

const totals = (priced: ReturnType<typeof price>) => priced.lines.map((one) => one.totalMinor)
const taxes = (priced: ReturnType<typeof price>) => priced.lines.map((one) => one.taxMinor)

describe('a line costs', () => {
  test.each<[string, Partial<ToldLine>, bigint, bigint, bigint]>([
    ['its price so many times', {}, 2000n, 1000n, 0n],
    ['less its own discount', { discountMinor: 300n }, 1700n, 1000n, 300n],
    ['what it is said to cost', { totalMinor: 1500n }, 1500n, 1000n, 500n],
    ['what one is said to cost after discounts', { unitMinor: null, paidMinor: 800n }, 1600n, 800n, 0n],
    ['that beside the price before', { paidMinor: 800n }, 1600n, 1000n, 400n],
    ['its total, which tells the price of one', { unitMinor: null, totalMinor: 1501n }, 1501n, 751n, 0n],
    ['nothing when there is none', { quantity: 0 }, 0n, 1000n, 0n],
  ])('%s', (_, told, totalMinor, unitMinor, discountMinor) => {
    expect(price({}, line(told)).lines).toEqual([{ unitMinor, discountMinor, totalMinor, taxMinor: 0n }])
  })
})

describe('a discount of the whole order', () => {
  test('reaches the lines in proportion', () => {
    expect(totals(price({ discountMinor: 900n }, line(), line({ quantity: 1 })))).toEqual([1400n, 700n])
  })

  test('is what the sum of the lines says, not what the discount says: some of it may be shipping', () => {
    const told = { subtotalMinor: 2700n, discountMinor: 700n }
    expect(totals(price(told, line(), line({ quantity: 1 })))).toEqual([1800n, 900n])
  })

  test('is not taken off lines that tell their own', () => {
    expect(totals(price({ discountMinor: 300n }, line({ discountMinor: 300n })))).toEqual([1700n])
    expect(totals(price({ discountMinor: 300n }, line({ totalMinor: 1700n })))).toEqual([1700n])
  })

  test('of everything leaves nothing', () => {
    expect(totals(price({ subtotalMinor: 0n }))).toEqual([0n])
  })

  test('leaves a tip alone', () => {
    const tip = line({ kind: 'tip', quantity: 1, unitMinor: 500n })
    const priced = price({ subtotalMinor: 1000n }, line(), tip)
    expect([totals(priced), priced.tipMinor]).toEqual([[1000n, 500n], 500n])
  })

  test('that is more than the lines cost refuses the order', () => {
    expect(() => price({ discountMinor: 2500n })).toThrow('does not fit its lines')
    expect(() => price({ subtotalMinor: 500n }, line({ unitMinor: 0n }))).toThrow('does not fit its lines')
  })
})

describe('tax', () => {
  test('on top is shared out over what is taxed', () => {
    const priced = price({ taxMinor: 240n, shippingMinor: 400n }, line(), line({ isTaxed: false }))
    expect([taxes(priced), totals(priced), priced.shippingMinor]).toEqual([[200n, 0n], [2000n, 2000n], 400n])
    expect(priced.totalMinor).toBe(4640n)
  })

  test('in the prices is taken out of them and of the shipping', () => {
    const priced = price({ taxMinor: 240n, shippingMinor: 400n, taxIncluded: true })
    expect([totals(priced), taxes(priced), priced.shippingMinor]).toEqual([[1800n], [200n], 360n])
    expect([priced.taxMinor, priced.totalMinor]).toEqual([240n, 2400n])
  })

  test('told by the lines is theirs, and the rest is that of the shipping', () => {
    const priced = price({ taxMinor: 240n, shippingMinor: 400n, taxIncluded: true }, line({ taxMinor: 190n }))
    expect([totals(priced), priced.shippingMinor]).toEqual([[1810n], 350n])
    expect(price({}, line({ taxMinor: 190n }))).toMatchObject({ taxMinor: 190n, totalMinor: 2190n })
  })

  test.each<[string, Partial<ToldAmounts>, bigint]>([
    ['on top: the total is more by it', { totalMinor: 2540n, taxMinor: 140n, shippingMinor: 400n }, 2000n],
    ['within: the total is the sum of the rest', { totalMinor: 2400n, taxMinor: 240n, shippingMinor: 400n }, 1800n],
    ['on top beside duties', { totalMinor: 2840n, taxMinor: 140n, shippingMinor: 400n, dutiesMinor: 300n }, 2000n],
    ['within beside duties', { totalMinor: 2700n, taxMinor: 240n, shippingMinor: 400n, dutiesMinor: 300n }, 1800n],
    ['none', { totalMinor: 2400n, taxMinor: 0n, shippingMinor: 400n }, 2000n],
    ['not told', { totalMinor: 2400n, shippingMinor: 400n }, 2000n],
    ['without a total', { taxMinor: 140n }, 2000n],
  ])('is seen from the sums: %s', (_, told, lineMinor) => {
    expect(totals(price({ ...told, taxIncluded: null }))).toEqual([lineMinor])
  })

  test('within is seen beside a tip as well', () => {
    const tip = line({ kind: 'tip', quantity: 1, unitMinor: 500n })
    const told = { subtotalMinor: 2000n, taxMinor: 200n, totalMinor: 2500n, taxIncluded: null }
    expect(totals(price(told, line(), tip))).toEqual([1800n, 500n])
  })
})

test('the total is what the customer was charged, else the sum of the parts', () => {
  expect(price({ totalMinor: 9999n }).totalMinor).toBe(9999n)
  expect(price({ shippingMinor: 400n, taxMinor: 140n, dutiesMinor: 60n }).totalMinor).toBe(2600n)
})

test('amounts beyond what a database holds refuse the order', () => {
  expect(() => price({}, line({ quantity: 1_000_000, unitMinor: 10n ** 15n }))).toThrow('add up to')
})

const minor = fc.integer({ min: 0, max: 100_000 }).map(BigInt)

test('whatever the discount and the tax, no cent is lost between the lines and the order', () => {
  const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 5 }), unitMinor: minor }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 100 }), minor, minor, fc.boolean(), (some, share, tax, ship, isIn) => {
      const told = some.map((one) => line(one))
      const gross = some.reduce((sum, one) => sum + BigInt(one.quantity) * one.unitMinor, 0n)
      fc.pre(gross > 0n)
      const subtotalMinor = (gross * BigInt(share)) / 100n
      const priced = price({ subtotalMinor, taxMinor: tax, shippingMinor: ship, taxIncluded: isIn }, ...told)
      const sum = totals(priced).reduce((a, b) => a + b, 0n) + priced.shippingMinor
      // With nothing to tax there is nothing to take it out of.
      const taken = isIn && subtotalMinor + ship > 0n ? tax : 0n
      expect(sum).toBe(subtotalMinor + ship - taken)
      expect(priced.lines.map((one) => one.unitMinor)).toEqual(some.map((one) => one.unitMinor))
    }),
  )
})
