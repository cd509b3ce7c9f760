import { type ArmSums, breakEvenOrdersLift, type Lifts, liftsOf } from '../experiments/lift.ts'
import { type Verdict, verdictOn } from '../experiments/lift-verdict.ts'
import { type Comparison, type Incomparable, splitPValue } from '../experiments/statistics.ts'
import type { Assigned } from './load-cells.ts'
import { share } from './metrics.ts'
import type { LiftFigure, LiftFigures, SplitFigure } from './report.ts'

const because: Readonly<Record<Incomparable, string>> = {
  'too-few-units': 'There are too few recipients.',
  'no-variance': 'Nobody bought, or all did the same: there is nothing to compare.',
  'control-is-zero': 'Held-out customers bought nothing to compare with.',
}

export function compareArms(heldOut: ArmSums, offer: ArmSums): { lifts: LiftFigures; verdict: Verdict } {
  const lifts = liftsOf(heldOut, offer)
  return { lifts: liftFigures(lifts), verdict: verdictOn(heldOut, offer, lifts) }
}

function liftFigures(lifts: Lifts): LiftFigures {
  const { aov, ordersPerRecipient: orders, revenuePerRecipient: rpr } = lifts
  const areKnown = aov.kind === 'lift' && orders.kind === 'lift' && rpr.kind === 'lift'
  return {
    aov: liftFigure(aov),
    conversion: liftFigure(lifts.conversion),
    ordersPerRecipient: liftFigure(orders),
    rpr: liftFigure(rpr),
    identity: areKnown ? { aovTimesOrders: (1 + aov.lift) * (1 + orders.lift), rpr: 1 + rpr.lift } : null,
    breakEvenOrdersLift: aov.kind === 'lift' ? breakEvenOrdersLift(aov.lift) : null,
  }
}

function liftFigure(comparison: Comparison): LiftFigure {
  if (comparison.kind === 'unknown') return { kind: 'unknown', because: because[comparison.because] }
  const { lift, low, high, pValue } = comparison
  return { kind: 'lift', lift, low, high, pValue }
}

/**
 * The split against the shares that applied when each customer was drawn, since Settings may have changed them within
 * the period. Nothing was drawn while the share was 0, and nothing is known of rows without one, which say 0 too: both
 * are left out. With nobody left, what is expected is the store's setting.
 */
export function drawOf(assigned: readonly Assigned[], storeShare: number): SplitFigure {
  const drawnOf = (arm: string) => assigned.find((row) => row.arm === arm)?.drawn ?? 0
  const [heldOut, offer] = [drawnOf('held-out'), drawnOf('offer')]
  const shares = assigned.reduce((sum, row) => sum + row.shares, 0)
  return splitOf(heldOut, offer, share(shares, heldOut + offer) ?? storeShare)
}

/** `holdoutShare` in basis points. */
export function splitOf(heldOut: number, offer: number, holdoutShare: number): SplitFigure {
  const expectedHeldOutShare = holdoutShare / 10_000
  const pValue = splitPValue([heldOut, offer], [expectedHeldOutShare, 1 - expectedHeldOutShare])
  return { expectedHeldOutShare, heldOutShare: share(heldOut, heldOut + offer), pValue, isOff: pValue < 0.001 }
}
