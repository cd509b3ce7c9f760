import { chiSquareUpper, tQuantile, tTwoSided } from './distributions.ts'

/** What one arm's units (customers, never orders) say of one metric: their mean and the variance of a single unit. */
export interface Estimate {
  readonly n: number
  readonly mean: number
  readonly variance: number
}

export interface Sums {
  readonly n: number
  readonly sum: number
  readonly sumSquares: number
}

export function meanOf({ n, sum, sumSquares }: Sums): Estimate {
  return { n, mean: sum / n, variance: (sumSquares - (sum * sum) / n) / (n - 1) }
}

/** A share of units. Variance p(1 − p), as other engines have it. */
export function proportionOf({ n, sum }: { readonly n: number; readonly sum: number }): Estimate {
  const share = sum / n
  return { n, mean: share, variance: share * (1 - share) }
}

export interface RatioSums {
  readonly n: number
  readonly top: number
  readonly topSquares: number
  readonly bottom: number
  readonly bottomSquares: number
  /** Sum over units of top × bottom. */
  readonly products: number
}

/** A ratio of two sums over the same units (revenue ÷ orders), by the delta method: a unit may have several orders. */
export function ratioOf({ n, top, topSquares, bottom, bottomSquares, products }: RatioSums): Estimate {
  const topOf = meanOf({ n, sum: top, sumSquares: topSquares })
  const bottomOf = meanOf({ n, sum: bottom, sumSquares: bottomSquares })
  const covariance = (products - (top * bottom) / n) / (n - 1)
  const variance =
    topOf.variance / bottomOf.mean ** 2 +
    (bottomOf.variance * topOf.mean ** 2) / bottomOf.mean ** 4 -
    (2 * covariance * topOf.mean) / bottomOf.mean ** 3
  return { n, mean: top / bottom, variance }
}

/** Why two arms cannot be compared: never NaN. */
export type Incomparable = 'too-few-units' | 'no-variance' | 'control-is-zero'

interface Lift {
  readonly kind: 'lift'
  /** Relative: (treatment − control) ÷ |control|; absolute: the difference. */
  readonly lift: number
  readonly standardError: number
  readonly degreesOfFreedom: number
  readonly low: number
  readonly high: number
  readonly pValue: number
}

export type Comparison = Lift | { readonly kind: 'unknown'; readonly because: Incomparable }

interface Options {
  readonly alpha?: number
  readonly difference?: 'relative' | 'absolute'
}

/** Treatment against control with an interval, two-sided, by Welch's t. A relative lift includes the control's own noise. */
export function compare(control: Estimate, treatment: Estimate, options: Options = {}): Comparison {
  const { alpha = 0.05, difference = 'relative' } = options
  const because = incomparable(control, treatment, difference)
  if (because) return { kind: 'unknown', because }
  const { lift, standardError } =
    difference === 'relative' ? relative(control, treatment) : absolute(control, treatment)
  const degreesOfFreedom = welch(control, treatment)
  const half = tQuantile(alpha, degreesOfFreedom) * standardError
  const pValue = tTwoSided(lift / standardError, degreesOfFreedom)
  return { kind: 'lift', lift, standardError, degreesOfFreedom, low: lift - half, high: lift + half, pValue }
}

function incomparable(control: Estimate, treatment: Estimate, difference: string): Incomparable | undefined {
  if (control.n <= 1 || treatment.n <= 1) return 'too-few-units'
  // Written so that NaN, from a ratio without a bottom, is caught as well.
  if (!(control.variance > 0) || !(treatment.variance > 0)) return 'no-variance'
  return difference === 'relative' && control.mean === 0 ? 'control-is-zero' : undefined
}

function relative(control: Estimate, treatment: Estimate) {
  const ofTreatment = treatment.variance / (treatment.n * control.mean ** 2)
  const ofControl = (control.variance * treatment.mean ** 2) / (control.n * control.mean ** 4)
  const lift = (treatment.mean - control.mean) / Math.abs(control.mean)
  return { lift, standardError: Math.sqrt(ofTreatment + ofControl) }
}

function absolute(control: Estimate, treatment: Estimate) {
  const standardError = Math.sqrt(control.variance / control.n + treatment.variance / treatment.n)
  return { lift: treatment.mean - control.mean, standardError }
}

/** Welch and Satterthwaite, on the arms' own variances, for relative lifts too. */
function welch(control: Estimate, treatment: Estimate): number {
  const a = control.variance / control.n
  const b = treatment.variance / treatment.n
  return (a + b) ** 2 / (a ** 2 / (control.n - 1) + b ** 2 / (treatment.n - 1))
}

/** The chance of a split at least this far from the shares customers were assigned by. Below 0.001 something is wrong. */
export function splitPValue(observed: readonly number[], shares: readonly number[]): number {
  const total = observed.reduce((sum, count) => sum + count, 0)
  const chiSquare = observed.reduce((sum, count, index) => {
    const expected = total * (shares[index] ?? 0)
    return expected > 0 ? sum + (count - expected) ** 2 / expected : sum
  }, 0)
  return chiSquareUpper(chiSquare, observed.length - 1)
}
