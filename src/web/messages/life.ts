import type { MessageDetail } from '../schemas/message.ts'
import { reasonText } from './show-row.ts'
import type { WholeMessage } from './whole-message.ts'

type Moment = MessageDetail['life'][number]
type Told = readonly [Moment['kind'], Date | null, string]

/** A message's life as a line of moments, oldest first; what has not happened yet comes last. */
export function lifeOf(message: WholeMessage, decision: MessageDetail['decision']): Moment[] {
  const told: Told[] = [
    ['paid', message.order.paidAt, `Order ${message.order.number} was paid.`],
    ['planned', message.createdAt, plannedText(message)],
    ['decided', message.decision?.decidedAt ?? null, decidedText(decision)],
    ['sent', message.sentAt, 'Handed to the mail server, which took it.'],
    ['settled', message.sentAt ? null : message.settledAt, settledText(message)],
    ...message.clicks.map((click): Told => ['click', click.clickedAt, clickText(click.isHuman, click.linkKey)]),
    ...message.attributions.map((row): Told => ['credited', row.creditedAt, `Order ${row.order.number} was credited.`]),
    ['due', message.settledAt ? null : message.dueAt, dueText(message)],
  ]
  const moments = told.flatMap(([kind, at, text]) => (at ? [{ kind, at: at.toISOString(), text }] : []))
  return moments.sort((a, b) => a.at.localeCompare(b.at))
}

function plannedText({ flow, arm }: WholeMessage): string {
  const heldOut = arm === 'held-out' ? ' The customer is held out: no offer.' : ''
  return `‘${flow.name}’ was planned.${heldOut}`
}

function decidedText(decision: MessageDetail['decision']): string {
  const titles = decision?.offers.map((offer) => offer.title) ?? []
  return titles.length > 0 ? `Offer decided: ${titles.join(' and ')}.` : 'Decided: no offer.'
}

function settledText({ reason, state }: WholeMessage): string {
  return reasonText(reason) ?? `Settled as ${state}.`
}

function dueText({ state, reason }: WholeMessage): string {
  if (state === 'sending') return 'It is being handed over.'
  const why = reasonText(reason)
  return why ? `It is to leave. ${why}` : 'It is to leave.'
}

function clickText(isHuman: boolean, linkKey: string): string {
  return isHuman ? `Somebody followed the link ‘${linkKey}’.` : `A scanner followed the link ‘${linkKey}’.`
}
