import type { Lift, Report } from './app/report.ts'
import { euros } from './ledger/check.ts'
import { chances } from './world/reacting.ts'

/** What the report found, beside the truth it could not know: how readers were made to behave. */
export function findings({ total, lifts }: Report): string[] {
  const { offer, heldOut, email, mailed, other } = total
  const { withOffer, withoutOffer } = chances.buysAgain
  return [
    `The email channel: AOV ${amount(email.aovNet)}, other orders ${amount(other.aovNet)} (net).`,
    `  Of ${mailed.recipients} mails ${percent(mailed.conversion)} led to an order: ${amount(mailed.rprNet)} a mail.`,
    `Bought again within 5 days: ${percent(offer.conversion)} with offers, ${percent(heldOut.conversion)} held out.`,
    `  The truth: a mail with an offer makes ${percent(withOffer)} buy again, one without ${percent(withoutOffer)};`,
    '  some of them only after the five days, or on a partner’s account, where no report can see it.',
    `Revenue per recipient: ${amount(offer.rprNet)} with offers, ${amount(heldOut.rprNet)} held out.`,
    `  What offers change: CVR ${change(lifts.conversion)}; AOV ${change(lifts.aov)}; revenue per recipient ${change(lifts.rpr)}.`,
  ]
}

function amount(money: { readonly minor: number } | null): string {
  return money ? euros(money.minor) : 'unknown'
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(1)} %`
}

function change(lift: Lift): string {
  if (lift.kind === 'unknown') return `unknown (${lift.because})`
  const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`
  return `${signed(lift.lift)} (${signed(lift.low)} to ${signed(lift.high)})`
}
