/**
 * The smallest change of a conversion rate that this many customers can show four times of five, at 95 % confidence:
 * (1.96 + 0.84) × the standard error of the difference, as a share of the base rate. Undefined when one arm is empty.
 */
export function smallestVisibleLift(customers: number, heldOutShare: number, baseRate: number): number | undefined {
  const heldOut = customers * heldOutShare
  const offered = customers - heldOut
  if (heldOut < 1 || offered < 1) return undefined
  const variance = baseRate * (1 - baseRate)
  return (2.8 * Math.sqrt(variance * (1 / heldOut + 1 / offered))) / baseRate
}
