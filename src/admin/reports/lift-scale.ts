import type { LiftFigure } from '../../reports/report.ts'

/** The farthest end of any interval from zero, so that all bars share one scale; at least 10 %, at most ±100 %. */
export function widestOf(lifts: readonly LiftFigure[]): number {
  const ends = lifts.flatMap((lift) => (lift.kind === 'lift' ? [Math.abs(lift.low), Math.abs(lift.high)] : []))
  return Math.min(1, Math.max(0.1, ...ends))
}

/** Where a lift stands on a bar from −widest (0) to +widest (100). */
export function placeOf(lift: number, widest: number): number {
  const place = 50 + (lift / widest) * 50
  return Math.min(100, Math.max(0, place))
}
