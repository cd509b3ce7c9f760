import { placeOf } from './lift-scale.ts'
import classes from './reports.module.css'

interface LiftBarProps {
  readonly lift: number
  readonly low: number
  readonly high: number
  readonly widest: number
}

/** The interval as a bar around zero. Its words stand beside it. */
export function LiftBar({ lift, low, high, widest }: LiftBarProps) {
  const left = placeOf(low, widest)
  const right = placeOf(high, widest)
  const tone = low > 0 ? 'good' : high < 0 ? 'bad' : 'open'
  return (
    <div className={classes.bar} aria-hidden="true">
      <div className={classes.zero} />
      <div className={classes.range} data-tone={tone} style={{ left: `${left}%`, width: `${right - left}%` }} />
      <div className={classes.point} data-tone={tone} style={{ left: `${placeOf(lift, widest)}%` }} />
    </div>
  )
}
