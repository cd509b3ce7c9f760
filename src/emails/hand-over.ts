import { setTimeout as wait } from 'node:timers/promises'
import type { RawRows } from '../database/raw-rows.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Mailer, Outcome, OutgoingMail } from './mailer.ts'
import { type Claim, exchange, type Settled } from './outbox.ts'
import { settlementOf } from './retry.ts'

export interface ReadyMail {
  readonly id: bigint
  /** Tries already spent. */
  readonly attempts: number
  readonly mail: OutgoingMail
}

export interface HandedOver {
  readonly settled: number
  readonly accepted: number
  /** What the server said when it took no mail at all. */
  readonly downReply: string | undefined
}

interface Outbox {
  readonly direct: RawRows
  readonly clock: Clock
  readonly mailer: Mailer
  readonly log: Log
  /** The process is asked to stop: what is in the air lands, nothing more leaves. */
  readonly mustStop: () => boolean
}

/**
 * Hands mails to the mailer, never more at once than it has connections. Answers that come in while one exchange is
 * being written wait for the next, so a fast server costs few commits and a slow one delays nobody's answer.
 */
export async function handOver(outbox: Outbox, claim: Claim, ready: readonly ReadyMail[]): Promise<HandedOver> {
  const queue = [...ready]
  const mails = new Map(ready.map((one) => [one.id, one]))
  const flight = createFlight(outbox)
  const total = { settled: 0, accepted: 0 }
  while (queue.length > 0 || flight.isBusy()) {
    const answers = flight.takeAnswers()
    if (flight.downReply() !== undefined || outbox.mustStop()) queue.length = 0
    const next = queue.splice(0, flight.freeConnections())
    if (answers.length === 0 && next.length === 0) {
      await flight.nextAnswer()
      continue
    }
    const started = await exchangeSurely(outbox, claim, answers, idsOf(next)).catch((error: unknown) =>
      flight.landAll().then(() => Promise.reject(error)),
    )
    for (const id of started) flight.launch(mails.get(id))
    total.settled += answers.length
    total.accepted += answers.filter((answer) => answer.state === 'sent').length
  }
  return { ...total, downReply: flight.downReply() }
}

function idsOf(mails: readonly ReadyMail[]): bigint[] {
  return mails.map((one) => one.id)
}

/** The mails that are with the mailer just now, and the answers not yet written. */
function createFlight({ mailer, clock }: Outbox) {
  let flying = 0
  let down: string | undefined
  let wake: () => void = () => undefined
  const answers: Settled[] = []
  const land = (one: ReadyMail, outcome: Outcome) => {
    flying -= 1
    if (outcome.kind === 'down') down = outcome.reply
    answers.push({ id: one.id, ...settlementOf(outcome, one.attempts, clock.now()) })
    wake()
  }
  const nextAnswer = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  return {
    isBusy: () => flying > 0 || answers.length > 0,
    freeConnections: () => mailer.connections - flying,
    downReply: () => down,
    takeAnswers: () => answers.splice(0),
    nextAnswer,
    /** Before giving up: the next to hand mails over must not find these still in the air. */
    async landAll() {
      while (flying > 0) await nextAnswer()
    },
    launch(one: ReadyMail | undefined) {
      if (!one) return
      flying += 1
      void sendSafely(mailer, one.mail).then((outcome) => land(one, outcome))
    },
  }
}

/** A mailer that throws has a bug; whether the mail left is then unknown, and only this row may suffer. */
async function sendSafely(mailer: Mailer, mail: OutgoingMail): Promise<Outcome> {
  try {
    return await mailer.send(mail)
  } catch (error) {
    return { kind: 'unknown', reply: error instanceof Error ? error.message : String(error) }
  }
}

const retryWaitsMs = [200, 1000, 3000, 10_000, 30_000] as const

/** The answers are known here and nowhere else: a database that is away for a moment must not turn them into doubt. */
async function exchangeSurely(outbox: Outbox, claim: Claim, answers: readonly Settled[], next: readonly bigint[]) {
  const { direct, clock, log } = outbox
  for (const [tries, waitMs] of retryWaitsMs.entries()) {
    try {
      return await exchange(direct, claim, answers, next, { now: clock.now(), isRepeated: tries > 0 })
    } catch (error) {
      log.error('what the mail server answered could not be written yet', error, { answers: answers.length, tries })
      await wait(waitMs)
    }
  }
  return exchange(direct, claim, answers, next, { now: clock.now(), isRepeated: true })
}
