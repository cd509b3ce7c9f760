import type { Finding } from '../../stores/health.ts'
import type { Attention } from '../schemas/home.ts'

/** What may need a person, as counted for one store. */
export interface Troubles {
  readonly quarantined: number
  /** What is wrong with the store's intake, as its health says it. */
  readonly intake: readonly Finding[]
  readonly uncertain: number
  readonly refused: number
  readonly failed: number
  readonly hasSender: boolean
  readonly hasAddress: boolean
  readonly isPaused: boolean
  readonly enabledRules: number
  /** The mail server's last reply while the circuit is open. */
  readonly circuitReply: string | null
  readonly failedJobs: readonly { readonly job: string; readonly count: number }[]
}

/** What needs attention, the most pressing first, each with where to go. */
export function attentionFor(troubles: Troubles): Attention[] {
  return [...sendingTroubles(troubles), ...intakeTroubles(troubles), ...rowTroubles(troubles), ...jobTroubles(troubles)]
}

function sendingTroubles({ circuitReply, hasSender, hasAddress, isPaused, enabledRules }: Troubles): Attention[] {
  const found: Attention[] = []
  if (circuitReply !== null)
    found.push(one('circuit-open', `The mail server is not taking mail: ${circuitReply}`, '/messages?state=planned'))
  if (!hasSender)
    found.push(one('no-sender', 'No mail leaves until Settings has a sender address.', '/settings/sender'))
  if (!hasAddress)
    found.push(one('no-address', 'Mails lack the postal address that the law asks for in them.', '/settings/sender'))
  if (isPaused) found.push(one('paused', 'Sending is paused.', '/settings/sending'))
  if (enabledRules === 0) found.push(one('no-rules', 'Mails carry no offer until there is a rule.', '/rules'))
  return found
}

/** Quarantine has a line of its own, and a store that was never heard of has the first steps. */
function intakeTroubles({ intake }: Troubles): Attention[] {
  const pressing = intake.filter(({ kind, level }) => level === 'bad' && kind !== 'quarantined')
  const href = '/settings/hook'
  return pressing.slice(0, 1).map(({ text }) => ({ kind: 'intake', text, count: pressing.length, href }))
}

function rowTroubles({ quarantined, uncertain, refused, failed }: Troubles): Attention[] {
  return [
    some('quarantined', quarantined, 'could not be read', 'delivery', 'deliveries', '/deliveries?state=quarantined'),
    some('uncertain', uncertain, 'may or may not have arrived', 'message', 'messages', '/messages?state=uncertain'),
    some('refused', refused, 'refused by the mail server this week', 'message', 'messages', '/messages?state=refused'),
    some('failed', failed, 'could not be sent this week', 'message', 'messages', '/messages?state=failed'),
  ].flat()
}

function jobTroubles({ failedJobs }: Troubles): Attention[] {
  return failedJobs.map(({ job, count }) => ({
    kind: 'failed-job',
    text: `The job ‘${job}’ failed ${count === 1 ? 'once' : `${count} times`} in the last 24 hours; the log says why.`,
    count,
    href: '/',
  }))
}

function one(kind: Attention['kind'], text: string, href: string): Attention {
  return { kind, text, count: 1, href }
}

function some(
  kind: Attention['kind'],
  count: number,
  what: string,
  singular: string,
  plural: string,
  href: string,
): Attention[] {
  if (count === 0) return []
  return [{ kind, text: `${count} ${count === 1 ? singular : plural} ${what}.`, count, href }]
}
