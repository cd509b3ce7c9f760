import { describe, expect, test } from 'vitest'
import { addSums, armSums, nothing, type Sums } from '../../src/reports/cell.ts'
import { compareArms, drawOf, splitOf } from '../../src/reports/compare-arms.ts'
import { averageMinor, conversionOf, ordersPerRecipientOf } from '../../src/reports/metrics.ts'

const arm = (orders: number, aovMinor: number): Sums => ({
  recipients: 1000,
  converters: orders,
  orders,
  ordersSquares: orders,
  grossMinor: BigInt(orders * aovMinor),
  netMinor: BigInt(orders * aovMinor),
  netSquares: orders * aovMinor ** 2 * 1.3,
  netOrders: orders * aovMinor,
})

describe('offers against the holdout', () => {
  test('the identity holds to the last digit that is shown', () => {
    const { lifts } = compareArms(armSums(arm(100, 5000)), armSums(arm(90, 6000)))
    expect(lifts.identity?.aovTimesOrders).toBeCloseTo(lifts.identity?.rpr ?? 0, 12)
    expect(lifts.breakEvenOrdersLift).toBeCloseTo(-1 / 6, 12)
    expect(lifts.rpr).toMatchObject({ kind: 'lift', lift: expect.closeTo(0.08, 9) })
  })

  test('an empty store has a reason in place of every lift', () => {
    const { lifts, verdict } = compareArms(armSums(nothing), armSums(nothing))
    expect(lifts).toMatchObject({ identity: null, breakEvenOrdersLift: null, rpr: { kind: 'unknown' } })
    expect(lifts.aov.kind === 'unknown' && lifts.aov.because).toBe('There are too few recipients.')
    expect(verdict.kind).toBe('too-few')
  })

  test('a holdout that bought nothing is said to be no comparison', () => {
    const { lifts } = compareArms(armSums({ ...nothing, recipients: 500 }), armSums(arm(50, 5000)))
    expect(lifts.rpr).toEqual({ kind: 'unknown', because: expect.stringContaining('nothing to compare') })
  })
})

describe('the split', () => {
  test('is fine when it is as chance has it', () => {
    expect(splitOf(203, 797, 2000)).toMatchObject({ expectedHeldOutShare: 0.2, heldOutShare: 0.203, isOff: false })
  })

  test('is off when a quarter of the holdout is missing', () => {
    expect(splitOf(1500, 8000, 2000).isOff).toBe(true)
  })

  test.each([
    ['nobody assigned', 0, 0, 2000],
    ['no holdout at all', 0, 500, 0],
    ['everybody held out', 500, 0, 10_000],
  ])('is no worry with %s', (_what, heldOut, offer, share) => {
    expect(splitOf(heldOut, offer, share)).toMatchObject({ isOff: false, pValue: 1 })
  })
})

describe('the split of a period in which the share was changed', () => {
  const drawn = (arm: string, count: number, share: number) => ({
    ...{ arm, openWindows: 0, drawn: count, shares: count * share },
  })
  const both = (arm: string, atTwenty: number, atTen: number) => ({
    ...{ arm, openWindows: 0, drawn: atTwenty + atTen, shares: atTwenty * 2000 + atTen * 1000 },
  })

  test('is as it should be when it follows the shares of its days, whatever Settings says now', () => {
    const split = drawOf([both('held-out', 1000, 500), both('offer', 4000, 4500)], 1000)
    expect(split).toMatchObject({ expectedHeldOutShare: 0.15, heldOutShare: 0.15, isOff: false })
  })

  test('is off when it follows neither', () => {
    expect(drawOf([both('held-out', 700, 500), both('offer', 4300, 4500)], 1000).isOff).toBe(true)
  })

  test('is off when nobody at all was held out', () => {
    expect(drawOf([drawn('offer', 500, 2000)], 2000)).toMatchObject({ heldOutShare: 0, isOff: true })
  })

  test('leaves out whom nobody drew, and expects the setting when that is everybody', () => {
    const undrawn = { arm: 'offer', openWindows: 9, drawn: 0, shares: 0 }
    expect(drawOf([undrawn], 2000)).toMatchObject({ expectedHeldOutShare: 0.2, heldOutShare: null, isOff: false })
    expect(drawOf([], 2000)).toMatchObject({ expectedHeldOutShare: 0.2, isOff: false })
  })
})

test.each([
  [100n, 3, 33n],
  [200n, 3, 67n],
  [-5n, 2, -3n],
  [0n, 5, 0n],
  [10n ** 20n, 1, 10n ** 20n],
  [5n, 0, null],
])('%d minor units over %d are %d each', (minor, count, each) => {
  expect(averageMinor(minor, count)).toBe(each)
})

test('shares without recipients are unknown, not zero', () => {
  expect(conversionOf(nothing)).toBeNull()
  expect(ordersPerRecipientOf({ ...nothing, recipients: 4, orders: 6 })).toBe(1.5)
})

test('cells of two days add up', () => {
  const both = addSums(arm(10, 5000), arm(20, 100))
  expect(both).toMatchObject({ recipients: 2000, orders: 30, netMinor: 52_000n, netOrders: 52_000 })
})
