import { between, chance, type Random, weighted } from '../random.ts'

/**
 * How a reader takes a thank-you. The chances are the truth that the report has to find: somebody who was shown an
 * offer buys again twice as often.
 */
export const chances = {
  buysAgain: { withOffer: 0.24, withoutOffer: 0.14 },
  onlyLooks: { withOffer: 0.1, withoutOffer: 0.03 },
  unsubscribes: 0.01,
} as const

export interface Seen {
  readonly hasOffer: boolean
  readonly hasCode: boolean
}

export interface Reaction {
  readonly click: { readonly link: 'offer' | 'store'; readonly afterHours: number } | null
  readonly purchase: ReadersPurchase | null
  readonly unsubscribesAfterHours: number | null
}

export interface ReadersPurchase {
  /** After the click, or after the mail when there is none. */
  readonly afterHours: number
  /** By what the shop could tell where the order came from. */
  readonly carries: 'click-id' | 'code' | 'nothing'
  /** On a partner's account: nothing ties it to the mail. */
  readonly asSomebodyElse: boolean
}

const none: Reaction = { click: null, purchase: null, unsubscribesAfterHours: null }

export function react(seen: Seen, random: Random): Reaction {
  const key = seen.hasOffer ? 'withOffer' : 'withoutOffer'
  if (chance(random, chances.unsubscribes)) return { ...none, unsubscribesAfterHours: between(random, 1, 20) }
  if (chance(random, chances.buysAgain[key])) return buy(seen, random)
  if (chance(random, chances.onlyLooks[key])) return { ...none, click: clickOn(seen, random) }
  return none
}

/** Within five days of the mail, but for one in twenty, who comes back only after a week. */
function buy(seen: Seen, random: Random): Reaction {
  const way = seen.hasOffer ? waysWithOffer(seen) : { linked: 30, later: 15, code: 0, direct: 50, partner: 3 }
  switch (weighted(random, way)) {
    case 'linked': {
      const purchase = { afterHours: between(random, 3, 40) / 60, carries: 'click-id', asSomebodyElse: false } as const
      return { ...none, click: clickOn(seen, random), purchase }
    }
    case 'later': {
      const afterHours = chance(random, 0.15) ? between(random, 130, 200) : between(random, 10, 48)
      return {
        ...none,
        click: clickOn(seen, random),
        purchase: { afterHours, carries: 'nothing', asSomebodyElse: false },
      }
    }
    case 'code':
      return { ...none, purchase: { afterHours: between(random, 4, 90), carries: 'code', asSomebodyElse: false } }
    case 'partner':
      return { ...none, purchase: { afterHours: between(random, 4, 90), carries: 'nothing', asSomebodyElse: true } }
    default:
      return { ...none, purchase: { afterHours: between(random, 4, 110), carries: 'nothing', asSomebodyElse: false } }
  }
}

function waysWithOffer({ hasCode }: Seen) {
  return { linked: 60, later: 15, code: hasCode ? 10 : 0, direct: 12, partner: 3 }
}

function clickOn({ hasOffer }: Seen, random: Random): NonNullable<Reaction['click']> {
  const link = hasOffer && chance(random, 0.85) ? 'offer' : 'store'
  return { link, afterHours: between(random, 2, 60) }
}
