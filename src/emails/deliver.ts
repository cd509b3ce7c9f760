import { circuitState, closeCircuit, openCircuit } from './circuit.ts'
import type { Delivering } from './delivering.ts'
import { type HandedOver, handOver } from './hand-over.ts'
import { mayLeave } from './may-leave.ts'
import { type Claim, claimDue, releaseClaim, settleUnsent, type Verdict } from './outbox.ts'
import { prepareMails } from './prepare.ts'
import { loadWaiting, type WaitingMessage } from './waiting-message.ts'

/** Enough to keep every connection busy for a while, little enough to be handed over well within a claim. */
const mailsPerConnection = 20

/** Job: hands over what is due. Returns how many messages it settled one way or another. */
export async function deliverDue(delivering: Delivering): Promise<number> {
  const { client, direct, clock, mailer } = delivering
  const circuit = await circuitState(client, mailer.name)
  if (circuit === 'open') return 0
  const limit = circuit === 'probing' ? 1 : mailer.connections * mailsPerConnection
  const claim = await claimDue(direct, limit, clock.now())
  if (claim.ids.length === 0) return 0
  try {
    return await deliverClaimed(delivering, claim)
  } finally {
    await releaseClaim(direct, claim)
  }
}

async function deliverClaimed(delivering: Delivering, claim: Claim): Promise<number> {
  const { direct, clock } = delivering
  const { going, verdicts } = sortByVerdict(await loadWaiting(direct, claim.ids), clock.now())
  const prepared = await prepareMails(delivering, going)
  const unsent = [...verdicts, ...prepared.failures]
  await settleUnsent(direct, claim, unsent, clock.now())
  const handed = await handOver(delivering, claim, prepared.ready)
  await tendCircuit(delivering, handed)
  return unsent.length + handed.accepted + (handed.downReply === undefined ? handed.settled - handed.accepted : 0)
}

function sortByVerdict(waiting: readonly WaitingMessage[], now: Date) {
  const going: WaitingMessage[] = []
  const verdicts: Verdict[] = []
  for (const message of waiting) {
    const verdict = mayLeave(message, now)
    if (verdict.kind === 'go') going.push(message)
    else verdicts.push({ id: message.id, verdict })
  }
  return { going, verdicts }
}

async function tendCircuit({ client, mailer, log }: Delivering, handed: HandedOver): Promise<void> {
  if (handed.downReply !== undefined) {
    log.info('the mail server is not taking mail', { mailer: mailer.name, reply: handed.downReply })
    return openCircuit(client, mailer.name, handed.downReply)
  }
  if (handed.settled > 0) await closeCircuit(client, mailer.name)
}
