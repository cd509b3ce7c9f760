import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArmSums, breakEvenOrdersLift, liftsOf } from '../../src/experiments/lift.ts'
import { verdictOn } from '../../src/experiments/lift-verdict.ts'
import type { Comparison } from '../../src/experiments/statistics.ts'
import { bundle, expectNear, referenceCases } from './reference-cases.ts'

/** Sums over customers, each the list of what its orders brought. */
function sumsOf(customers: readonly (readonly number[])[]): ArmSums {
  const units = customers.map((orders) => ({ orders: orders.length, revenue: orders.reduce((a, b) => a + b, 0) }))
  const total = (of: (unit: { orders: number; revenue: number }) => number) =>
    units.reduce((sum, unit) => sum + of(unit), 0)
  return {
    recipients: customers.length,
    converters: total(({ orders }) => Number(orders > 0)),
    orders: total(({ orders }) => orders),
    ordersSquares: total(({ orders }) => orders ** 2),
    revenue: total(({ revenue }) => revenue),
    revenueSquares: total(({ revenue }) => revenue ** 2),
    revenueOrders: total(({ revenue, orders }) => revenue * orders),
  }
}

const arm = (changes: Partial<ArmSums>): ArmSums => ({
  recipients: 5000,
  converters: 340,
  orders: 360,
  ordersSquares: 400,
  revenue: 22_500,
  revenueSquares: 2_430_196,
  revenueOrders: 24_849,
  ...changes,
})

const liftOf = (comparison: Comparison) => (comparison.kind === 'lift' ? comparison.lift : Number.NaN)

const bundles = referenceCases(bundle)

function near(actual: Comparison, expected: { lift: number; se: number; ci: [number, number]; pValue: number }): void {
  if (actual.kind === 'unknown') throw new Error(`no lift: ${actual.because}`)
  expectNear(actual.lift, expected.lift)
  expectNear(actual.standardError, expected.se)
  expectNear(actual.low, expected.ci[0])
  expectNear(actual.high, expected.ci[1])
  expectNear(actual.pValue, expected.pValue)
}

describe.skipIf(bundles.length === 0)('beside an established engine (NOTCH_PAYLOADS names the cases)', () => {
  test.each(bundles)('$id', ({ params, expected }) => {
    const [control, treatment] = [params.control, params.treatment].map((side) =>
      arm({
        recipients: side.n,
        converters: side.conv,
        orders: side.ord,
        ordersSquares: side.ord2,
        revenue: side.rev,
        revenueSquares: side.rev2,
        revenueOrders: side.prod,
      }),
    )
    if (!control || !treatment) throw new Error('two arms')
    const lifts = liftsOf(control, treatment)
    near(lifts.aov, expected.aov)
    near(lifts.conversion, expected.cvr)
    near(lifts.ordersPerRecipient, expected.ordersPerRecipient)
    near(lifts.revenuePerRecipient, expected.revenuePerRecipient)
    expect(breakEvenOrdersLift(liftOf(lifts.aov))).toBeCloseTo(expected.breakEvenOrdersLift, 9)
    const { words } = verdictOn(control, treatment, lifts)
    expect(words.includes('loses more than it gains')).toBe(expected.warnAovUpCvrDownRevenueDown)
  })
})

test('AOV and orders per recipient multiply to revenue per recipient, whatever customers buy', () => {
  const customers = fc.array(fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 4 }), {
    minLength: 5,
    maxLength: 60,
  })
  fc.assert(
    fc.property(customers, customers, (heldOut, offer) => {
      const lifts = liftsOf(sumsOf(heldOut), sumsOf(offer))
      const product = (1 + liftOf(lifts.aov)) * (1 + liftOf(lifts.ordersPerRecipient))
      const whole = 1 + liftOf(lifts.revenuePerRecipient)
      if (!Number.isNaN(product) && !Number.isNaN(whole)) expect(product / whole).toBeCloseTo(1, 9)
    }),
  )
})

test('every lift is a number or says why it is none', () => {
  const customers = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }), { maxLength: 10 })
  fc.assert(
    fc.property(customers, customers, (heldOut, offer) => {
      for (const lift of Object.values(liftsOf(sumsOf(heldOut), sumsOf(offer)))) {
        if (lift.kind === 'lift')
          for (const value of [lift.lift, lift.low, lift.high, lift.pValue]) expect(value).not.toBeNaN()
      }
    }),
  )
})

describe('the verdict', () => {
  const verdict = (heldOut: ArmSums, offer: ArmSums) => verdictOn(heldOut, offer, liftsOf(heldOut, offer))

  test('says how many orders are missing rather than guess', () => {
    const { kind, words } = verdict(arm({ orders: 3 }), arm({ orders: 41 }))
    expect(kind).toBe('too-few')
    expect(words).toContain('41 by customers who got an offer, 3 by held-out customers')
  })

  test('is the same on a store that has sent nothing yet', () => {
    const nothing = sumsOf([])
    expect(verdict(nothing, nothing).kind).toBe('too-few')
  })

  test('says so when offers pay', () => {
    const better = arm({ orders: 720, ordersSquares: 800, revenue: 45_000, revenueSquares: 4_860_392, converters: 680 })
    const { kind, words } = verdict(arm({}), better)
    expect(kind).toBe('better')
    expect(words).toMatch(/^Offers pay\. Revenue per recipient is 100\.0 % higher/)
  })

  test('says so when offers cost money', () => {
    const worse = arm({ orders: 180, ordersSquares: 200, revenue: 9_000, revenueSquares: 900_000, converters: 170 })
    expect(verdict(arm({}), worse)).toMatchObject({ kind: 'worse', words: expect.stringContaining('% lower') })
  })

  test('is not taken in by a higher AOV with fewer orders', () => {
    const trap = arm({
      orders: 288,
      ordersSquares: 320,
      revenue: 20_160,
      revenueSquares: 2_423_643,
      revenueOrders: 22_061,
      converters: 272,
    })
    const { kind, words } = verdict(arm({}), trap)
    expect(kind).toBe('open')
    expect(words).toContain(
      'AOV is up 12.0 % while there are 20.0 % fewer orders per recipient: that loses more than it gains',
    )
    expect(words).toContain('break-even is at 10.7 % fewer')
  })

  test('says when a higher AOV outweighs fewer orders', () => {
    const gain = arm({ orders: 345, ordersSquares: 380, revenue: 24_000, revenueSquares: 2_700_000, converters: 325 })
    expect(verdict(arm({}), gain).words).toContain('that still gains more than it loses')
  })
})

test.each([
  [0.05, -0.0476],
  [0.1, -0.0909],
  [0.12, -0.1071],
  [0.2, -0.1667],
])('with AOV up by %d revenue falls below an orders lift of %d', (aovLift, ordersLift) => {
  expect(breakEvenOrdersLift(aovLift)).toBeCloseTo(ordersLift, 4)
})
