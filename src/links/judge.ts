import { isbot } from 'isbot'

/** Why a click is taken for a mail scanner's, in words a marketer understands. */
export const scannerReasons = {
  'head-request': 'Only the address was checked; no page was asked for.',
  'no-user-agent': 'The visitor did not say what program it was.',
  'known-scanner': 'The visitor said it was a mail scanner or another robot.',
  'too-fast': 'The link was followed within seconds of sending.',
  burst: 'Two different links of the mail were followed within three seconds.',
} as const

export type ScannerReason = keyof typeof scannerReasons

export interface Visit {
  readonly method: string
  readonly userAgent: string
  readonly clickedAt: Date
  /** When the mail left; `sending` while it is being handed over; null when nobody knows. */
  readonly sentAt: Date | 'sending' | null
}

const fastestPersonMs = 5_000
const burstMs = 3_000

/** Gateways that rewrite or open links before the reader does, beyond what isbot knows. Sources: vendors' own pages. */
const gateways =
  /barracuda|proofpoint|ciscosecureemail|ironport|mimecast|\btmes\b|trend ?micro|ms-?office|microsoft office|safelinks|messagelabs|symantec|fireeye|forcepoint|zscaler|sophos|vadesecure|avanan|cloudmark|urldefense|linkprotect/i

/**
 * Whether one visit was a scanner's, by itself. It is flagged, never dropped: a person's later click on the same
 * mail counts as if the scanner had not been there. `findBursts` judges visits together.
 */
export function judge(visit: Visit): ScannerReason | undefined {
  if (visit.method !== 'GET') return 'head-request'
  if (visit.userAgent.trim() === '') return 'no-user-agent'
  if (gateways.test(visit.userAgent) || isbot(visit.userAgent)) return 'known-scanner'
  return isTooFast(visit) ? 'too-fast' : undefined
}

function isTooFast({ sentAt, clickedAt }: Visit): boolean {
  if (sentAt === null) return false
  return sentAt === 'sending' || clickedAt.getTime() - sentAt.getTime() < fastestPersonMs
}

export interface LinkVisit {
  readonly clickId: string
  readonly messageId: bigint
  readonly linkKey: string
  readonly clickedAt: Date
}

/** The click ids of visits to different links of one message within three seconds: no reader is that quick. */
export function findBursts(visits: readonly LinkVisit[]): ReadonlySet<string> {
  const inOrder = visits.toSorted((a, b) => a.clickedAt.getTime() - b.clickedAt.getTime())
  const bursts = new Set<string>()
  const recent = new Map<bigint, LinkVisit[]>()
  for (const visit of inOrder) {
    const since = visit.clickedAt.getTime() - burstMs
    const near = (recent.get(visit.messageId) ?? []).filter((earlier) => earlier.clickedAt.getTime() >= since)
    for (const other of near.filter((earlier) => earlier.linkKey !== visit.linkKey)) {
      bursts.add(other.clickId).add(visit.clickId)
    }
    recent.set(visit.messageId, [...near, visit])
  }
  return bursts
}
