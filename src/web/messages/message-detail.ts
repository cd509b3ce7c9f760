import type { PrismaClient } from '../../database/client.ts'
import { resendable } from '../../emails/settle-by-hand.ts'
import { notFound } from '../problem.ts'
import type { MessageDetail } from '../schemas/message.ts'
import { lifeOf } from './life.ts'
import { findMessageRow } from './list-messages.ts'
import { showDecision } from './show-decision.ts'
import { showAttribution, showClick, showMail, showOrder } from './show-parts.ts'
import { wholeMessage } from './whole-message.ts'

/** A message with all that belongs to it, in a fixed number of queries. Throws AppError `no-such-message`. */
export async function loadMessage(client: PrismaClient, id: bigint): Promise<MessageDetail> {
  const row = await findMessageRow(client, id)
  const message = await client.message.findUnique({ where: { id }, include: wholeMessage })
  if (!row || !message) throw notFound('message', id.toString())
  const decision = message.decision && (await showDecision(client, message.decision))
  return {
    ...row,
    attempts: message.attempts,
    settledAt: message.settledAt?.toISOString() ?? null,
    flowName: message.flow.name,
    customer: message.customer && { name: nameOf(message.customer), consent: message.customer.consent },
    order: showOrder(message.order),
    mail: message.mail && showMail(message.mail),
    decision,
    clicks: message.clicks.map(showClick),
    attributions: message.attributions.map(showAttribution),
    life: lifeOf(message, decision),
    canResend: resendable.includes(message.state) && message.order.erasedAt === null,
    canMarkNotSent: message.state === 'uncertain',
  }
}

function nameOf({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null
}
