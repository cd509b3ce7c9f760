/** Tail probabilities, accurate to about 1e-12. Formulas: Numerical Recipes §6; coefficients: Lanczos, g = 7, n = 9. */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x ≥ 0.5. */
function logGamma(x: number): number {
  const series = lanczos.slice(1).reduce((sum, term, index) => sum + term / (x + index), lanczos[0] ?? 0)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series)
}

/** Lentz's way through b0 + a1/(b1 + a2/(b2 + …)); `term(i)` gives [a, b] for i = 1, 2, …. */
function continuedFraction(b0: number, term: (index: number) => readonly [a: number, b: number]): number {
  const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let result = nonZero(b0)
  let c = result
  let d = 0
  for (let index = 1; index < 100_000; index++) {
    const [a, b] = term(index)
    d = 1 / nonZero(b + a * d)
    c = nonZero(b + a / c)
    result *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return result
}

/** The regularised incomplete beta Iₓ(a, b), with 1 − x handed in as it is known more exactly by the caller. */
function incompleteBeta(x: number, oneMinusX: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (oneMinusX <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(oneMinusX, x, b, a)
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(oneMinusX)
  const fraction = continuedFraction(1, (index) => {
    const m = Math.floor(index / 2)
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    return [index % 2 === 0 ? even : odd, 1]
  })
  return Math.exp(logFront) / (a * fraction)
}

/** The chance of a Student's t at least this far from 0, on either side. */
export function tTwoSided(t: number, degreesOfFreedom: number): number {
  // Beyond this it is the normal distribution to 1e-8, and the fraction would converge slowly.
  const dof = Math.min(degreesOfFreedom, 1e8)
  const square = t * t
  return incompleteBeta(dof / (dof + square), square / (dof + square), dof / 2, 0.5)
}

/** The t that is exceeded, on either side, with chance `alpha`. */
export function tQuantile(alpha: number, degreesOfFreedom: number): number {
  let high = 1
  while (tTwoSided(high, degreesOfFreedom) > alpha) high *= 2
  let low = 0
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (tTwoSided(middle, degreesOfFreedom) > alpha) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The chance of a χ² at least this large. */
export function chiSquareUpper(chiSquare: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2
  const x = chiSquare / 2
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front / upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-16; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function upperFraction(a: number, x: number): number {
  return continuedFraction(x + 1 - a, (index) => [-index * (index - a), x + 2 * index + 1 - a])
}
