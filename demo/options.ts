import { parseArgs } from 'node:util'

export interface Options {
  /** Stop at the end instead of leaving the app open, and tell by the exit status whether everything adds up. */
  readonly once: boolean
  readonly customers: number
  readonly days: number
  readonly seed: string
}

export const usage = `npm run demo -- [options]
  --once           stop at the end; the exit status is 1 when anything does not add up
  --customers N    how many people come to the shop (2000)
  --days N         for how many days it sells, at most 45 (45)
  --seed TEXT      another seed, another story (nordlicht)`

/** Throws with a sentence for an option it does not know or cannot use. */
export function readOptions(argumentList: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argumentList],
    options: {
      once: { type: 'boolean', default: false },
      customers: { type: 'string', default: '2000' },
      days: { type: 'string', default: '45' },
      seed: { type: 'string', default: 'nordlicht' },
    },
  })
  return {
    once: values.once,
    customers: whole('customers', values.customers, 20_000),
    days: whole('days', values.days, 45),
    seed: values.seed,
  }
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new Error(`--${name} "${text}" is not a whole number from 1 to ${most}`)
}
