import { AppError } from '../errors.ts'

const longest = 800
const dayMs = 86_400_000

/** Every calendar day from one to another, both included. Throws AppError `bad-period`. */
export function daysBetween(from: string, to: string): string[] {
  const first = dayNumber(from)
  const count = dayNumber(to) - first + 1
  if (count < 1) throw new AppError('bad-period', 400, `The period ends (${to}) before it begins (${from}).`)
  if (count > longest) {
    throw new AppError('bad-period', 400, `${from} to ${to} is ${count} days; a report covers at most ${longest}.`)
  }
  return Array.from({ length: count }, (_, index) => new Date((first + index) * dayMs).toISOString().slice(0, 10))
}

/** Calendar days have no zone: counted in UTC, where each has 24 hours. */
function dayNumber(day: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw new AppError('bad-period', 400, `"${day}" is not a day such as 2026-11-24.`)
  return at / dayMs
}
