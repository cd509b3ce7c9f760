import { describe, expect, test } from 'vitest'
import { compare, type Estimate, meanOf, proportionOf, ratioOf, splitPValue } from '../../src/experiments/statistics.ts'
import { expectNear, referenceCases, split, twoArms } from './reference-cases.ts'

type Arm = ReturnType<typeof twoArms.parse>['control']

function estimate(arm: Arm): Estimate {
  if (arm.kind === 'mean') return meanOf(arm)
  if (arm.kind === 'proportion') return proportionOf(arm)
  return ratioOf({
    n: arm.n,
    top: arm.numSum,
    topSquares: arm.numSumSquares,
    bottom: arm.denSum,
    bottomSquares: arm.denSumSquares,
    products: arm.numDenSumProducts,
  })
}

const cases = referenceCases(twoArms)
const splits = referenceCases(split)

describe.skipIf(cases.length === 0)('beside an established engine (NOTCH_PAYLOADS names the cases)', () => {
  test.each(cases)('$id', ({ control, treatment, params, expected }) => {
    const result = compare(estimate(control), estimate(treatment), params)
    if (expected.error || result.kind === 'unknown') {
      expect(result.kind).toBe('unknown')
      return expect(expected.error).toBeDefined()
    }
    expectNear(result.lift, expected.lift)
    expectNear(result.standardError, expected.se)
    expectNear(result.low, expected.ci[0])
    expectNear(result.high, expected.ci[1])
    expectNear(result.pValue, expected.pValue)
    expectNear(result.degreesOfFreedom, expected.welchDof ?? Number.NaN)
  })

  test.each(splits)('$id', ({ params, expected }) => {
    expectNear(splitPValue(params.observed, params.weights), expected.pValue)
  })
})

describe('sums alone', () => {
  // Worked by hand from 1, 2, 3, 4 against 2, 4, 6, 8.
  const control = meanOf({ n: 4, sum: 10, sumSquares: 30 })
  const treatment = meanOf({ n: 4, sum: 20, sumSquares: 120 })

  test('give means and variances', () => {
    expect(control.mean).toBe(2.5)
    expect(control.variance).toBeCloseTo(5 / 3, 12)
    expect(proportionOf({ n: 20, sum: 5 })).toEqual({ n: 20, mean: 0.25, variance: 0.1875 })
  })

  test('give a difference as Welch’s t has it', () => {
    const result = compare(control, treatment, { difference: 'absolute' })
    expect(result).toMatchObject({ kind: 'lift', lift: 2.5 })
    if (result.kind === 'lift') {
      expect(result.standardError).toBeCloseTo(1.443375673, 9)
      expect(result.degreesOfFreedom).toBeCloseTo(4.4117647059, 9)
      expect(result.pValue).toBeCloseTo(0.1514, 3)
    }
  })

  test('of customers who ordered once each give an AOV whose variance is that of the orders', () => {
    // 1000 orders, revenue mean 50 and variance near 100: the ratio of sums is then a plain mean.
    const aov = ratioOf({
      n: 1000,
      top: 50_000,
      topSquares: 2_600_000,
      bottom: 1000,
      bottomSquares: 1000,
      products: 50_000,
    })
    expect(aov.mean).toBe(50)
    expect(aov.variance).toBeCloseTo(meanOf({ n: 1000, sum: 50_000, sumSquares: 2_600_000 }).variance, 9)
  })
})

describe('what cannot be compared says why, and is never NaN', () => {
  const fine = proportionOf({ n: 100, sum: 10 })
  test.each([
    ['nobody held out', proportionOf({ n: 0, sum: 0 }), fine, 'too-few-units'],
    ['one customer', fine, meanOf({ n: 1, sum: 5, sumSquares: 25 }), 'too-few-units'],
    ['nobody bought', proportionOf({ n: 50, sum: 0 }), fine, 'no-variance'],
    ['everybody bought', fine, proportionOf({ n: 50, sum: 50 }), 'no-variance'],
    [
      'an AOV without orders',
      ratioOf({ n: 9, top: 0, topSquares: 0, bottom: 0, bottomSquares: 0, products: 0 }),
      fine,
      'no-variance',
    ],
    ['a control whose mean is zero', meanOf({ n: 2, sum: 0, sumSquares: 2 }), fine, 'control-is-zero'],
  ])('%s', (_what, control, treatment, because) => {
    expect(compare(control, treatment)).toEqual({ kind: 'unknown', because })
  })

  test('a split of nobody is no sign of anything', () => {
    expect(splitPValue([0, 0], [0.8, 0.2])).toBe(1)
  })
})

test('a split far from its shares is noticed, one near them is not', () => {
  expect(splitPValue([15_700, 4_300], [0.8, 0.2])).toBeLessThan(1e-6)
  expect(splitPValue([800, 200], [0.8, 0.2])).toBe(1)
})
