import { type ArmSums, breakEvenOrdersLift, type Lifts } from './lift.ts'

export interface Verdict {
  readonly kind: 'too-few' | 'better' | 'worse' | 'open'
  readonly words: string
}

/** Below this many orders in an arm, means are not yet near enough to normal for the interval to be believed. */
const fewestOrders = 30

/** What the comparison says, in words, never more than it shows. Revenue per recipient decides; AOV alone never does. */
export function verdictOn(heldOut: ArmSums, offer: ArmSums, lifts: Lifts): Verdict {
  const { revenuePerRecipient } = lifts
  const isEnough = heldOut.orders >= fewestOrders && offer.orders >= fewestOrders
  if (!isEnough || revenuePerRecipient.kind === 'unknown') return tooFew(heldOut, offer)
  const { lift, low, high } = revenuePerRecipient
  const size = `Revenue per recipient is ${change(lift)} than among held-out customers`
  const range = `between ${signed(low)} and ${signed(high)}, 95 times in 100`
  const because = aovStory(lifts)
  if (low > 0) return { kind: 'better', words: `Offers pay. ${size} (${range}).${because}` }
  if (high < 0) return { kind: 'worse', words: `Offers cost money. ${size} (${range}).${because}` }
  return { kind: 'open', words: `Not proved either way. ${size}, but the truth may lie ${range}.${because}` }
}

function tooFew(heldOut: ArmSums, offer: ArmSums): Verdict {
  const words =
    `Too few orders to tell: ${offer.orders} by customers who got an offer, ${heldOut.orders} by held-out customers. ` +
    `At least ${fewestOrders} of each are needed before a difference means anything.`
  return { kind: 'too-few', words }
}

/** The trap of judging by AOV: it may have risen only because small orders vanished. */
function aovStory({ aov, ordersPerRecipient: orders }: Lifts): string {
  if (aov.kind === 'unknown' || orders.kind === 'unknown' || aov.lift <= 0 || orders.lift >= 0) return ''
  const breakEven = breakEvenOrdersLift(aov.lift)
  const outcome = orders.lift < breakEven ? 'that loses more than it gains' : 'that still gains more than it loses'
  return (
    ` AOV is up ${percent(aov.lift)} while there are ${percent(orders.lift)} fewer orders per recipient: ${outcome}` +
    ` (break-even is at ${percent(breakEven)} fewer).`
  )
}

function change(lift: number): string {
  return `${percent(lift)} ${lift < 0 ? 'lower' : 'higher'}`
}

function signed(lift: number): string {
  return `${lift < 0 ? '−' : '+'}${percent(lift)}`
}

function percent(share: number): string {
  return `${Math.abs(share * 100).toFixed(1)} %`
}
