import { describe, expect, test } from 'vitest'
import { chiSquareUpper, tQuantile, tTwoSided } from '../../src/experiments/distributions.ts'

// From the printed tables every statistics book carries.
test.each([
  [0.05, 1, 12.706204736],
  [0.05, 2, 4.30265273],
  [0.05, 10, 2.228138852],
  [0.05, 30, 2.042272456],
  [0.01, 5, 4.032142984],
  [0.1, 120, 1.657650899],
  [0.05, 1e9, 1.959963985],
])('t for %d at %d degrees of freedom', (alpha, dof, expected) => {
  expect(tQuantile(alpha, dof)).toBeCloseTo(expected, 6)
})

describe('t, both tails', () => {
  test.each([1, 2, 7, 55.7, 1000, 250_000])('at %d degrees of freedom a quantile gives its chance back', (dof) => {
    for (const alpha of [0.9, 0.5, 0.05, 1e-6]) expect(tTwoSided(tQuantile(alpha, dof), dof) / alpha).toBeCloseTo(1, 8)
  })

  test('one degree of freedom is Cauchy: 1 − 2 atan(t) ÷ π', () => {
    for (const t of [0.001, 0.5, 1, 30]) expect(tTwoSided(t, 1)).toBeCloseTo(1 - (2 * Math.atan(t)) / Math.PI, 12)
  })

  test('a difference of nothing is certain to be reached, a huge one never', () => {
    expect(tTwoSided(0, 12)).toBe(1)
    expect(tTwoSided(1e9, 500)).toBeLessThan(1e-100)
    expect(tTwoSided(-2, 12)).toBe(tTwoSided(2, 12))
  })
})

test.each([
  [3.841458821, 1, 0.05],
  [6.634896601, 1, 0.01],
  [5.991464547, 2, 0.05],
  [18.307038053, 10, 0.05],
  [0.5, 10, 0.999993],
  [0, 3, 1],
])('χ² of %d at %d degrees of freedom', (chiSquare, dof, expected) => {
  expect(chiSquareUpper(chiSquare, dof)).toBeCloseTo(expected, 6)
})
