import { AppError } from '../errors.ts'
import { groupBy } from '../lib/group-by.ts'
import { decideOffers, forgetDecisions, saveDecisions } from '../offers/decide.ts'
import type { ChosenOffer } from '../offers/offer.ts'
import { type ComposeInput, composeMail } from './compose.ts'
import { mayReceiveOffers } from './consent.ts'
import type { Delivering } from './delivering.ts'
import type { ReadyMail } from './hand-over.ts'
import { type KeptMail, keepMails } from './keep-mail.ts'
import type { Verdict } from './outbox.ts'
import { type LoadedTemplate, loadCompiled } from './template-versions.ts'
import { loadLines, type WaitingLine, type WaitingMessage } from './waiting-message.ts'

export interface Prepared {
  readonly ready: readonly ReadyMail[]
  readonly failures: readonly Verdict[]
}

/** Decides the offers, renders the mails and keeps both. A mail that cannot be made fails alone. */
export async function prepareMails(delivering: Delivering, going: readonly WaitingMessage[]): Promise<Prepared> {
  if (going.length === 0) return { ready: [], failures: [] }
  const { client, clock } = delivering
  const offers = await decideAll(delivering, going)
  const lines = groupBy(
    await loadLines(
      client,
      going.map((message) => message.orderId),
    ),
    (line) => line.orderId,
  )
  const templates = await loadTemplates(delivering, going)
  const made = going.map((message) => composeOne(delivering, message, { offers, lines, templates }))
  const kept = made.flatMap((one) => (one.kind === 'made' ? [one.kept] : []))
  await keepMails(client, kept, clock.now())
  return {
    ready: made.flatMap((one) => (one.kind === 'made' ? [one.ready] : [])),
    failures: made.flatMap((one) => (one.kind === 'failed' ? [one.failure] : [])),
  }
}

/**
 * Who takes no part in the experiment, or has refused offers since, gets no decision and no offer. One that may have
 * arrived already shows what it showed then; any other is decided anew.
 */
async function decideAll({ client, clock }: Delivering, going: readonly WaitingMessage[]) {
  const chosen = new Map<bigint, readonly ChosenOffer[]>()
  const byStore = groupBy(going, (message) => message.storeId)
  for (const [id, messages] of byStore) {
    const asked = messages.flatMap(({ id: messageId, orderId, customerId, arm, consent }) =>
      arm === 'none' || !mayReceiveOffers(consent) ? [] : [{ messageId, orderId, customerId, arm }],
    )
    const now = clock.now()
    const store = { id, currency: messages[0]?.storeCurrency ?? '' }
    const decided = await decideOffers(client, { store, now, messages: asked })
    await forgetDecisions(client, neverSeen(messages))
    const kept = await saveDecisions(client, decided, now)
    for (const [messageId, decision] of kept) chosen.set(messageId, decision.offers)
  }
  return chosen
}

function neverSeen(messages: readonly WaitingMessage[]): bigint[] {
  return messages.filter((message) => message.sentAt === null).map((message) => message.id)
}

/** A template that is missing or broken is the fault of its own messages only; a database that is away is nobody's. */
async function loadTemplates({ client }: Delivering, going: readonly WaitingMessage[]) {
  const templates = new Map<string, LoadedTemplate | AppError>()
  for (const key of new Set(going.map((message) => message.templateKey))) {
    templates.set(key, await loadCompiled(client, key).catch(onlyAppError))
  }
  return templates
}

function onlyAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}

interface Parts {
  readonly offers: ReadonlyMap<bigint, readonly ChosenOffer[]>
  readonly lines: ReadonlyMap<bigint, readonly WaitingLine[]>
  readonly templates: ReadonlyMap<string, LoadedTemplate | AppError>
}

type Made =
  | { readonly kind: 'made'; readonly kept: KeptMail; readonly ready: ReadyMail }
  | { readonly kind: 'failed'; readonly failure: Verdict }

function composeOne(delivering: Delivering, message: WaitingMessage, parts: Parts): Made {
  try {
    const template = parts.templates.get(message.templateKey)
    if (!template || template instanceof AppError) throw template ?? new Error('the template was not loaded')
    return made(delivering, message, template, {
      message,
      lines: parts.lines.get(message.orderId) ?? [],
      offers: parts.offers.get(message.id) ?? [],
      compiled: template.compiled,
    })
  } catch (error) {
    delivering.log.error('a mail could not be made', error, { message: message.id.toString() })
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', failure: { id: message.id, verdict: { kind: 'fail', detail } } }
  }
}

function made(delivering: Delivering, message: WaitingMessage, template: LoadedTemplate, input: ComposeInput): Made {
  const mail = composeMail({ ...delivering, now: delivering.clock.now() }, input)
  return {
    kind: 'made',
    kept: { messageId: message.id, templateVersionId: template.versionId, mail },
    ready: { id: message.id, attempts: message.attempts, mail },
  }
}
