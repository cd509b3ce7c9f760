import { percent } from '../format.ts'

/** How far orders per recipient may fall, or must rise, before the AOV lift that was found costs or earns nothing. */
export function breakEvenText(ordersLift: number): string {
  const at = 'Break-even: at this AOV lift'
  if (ordersLift === 0) return `${at}, revenue falls as soon as orders per recipient fall.`
  return ordersLift < 0
    ? `${at}, revenue falls once orders per recipient fall by more than ${percent(-ordersLift)}.`
    : `${at}, revenue falls unless orders per recipient rise by at least ${percent(ordersLift)}.`
}
