import type { DeliveryRow } from '../../web/schemas/delivery.ts'

type Arrived = Pick<DeliveryRow, 'topic' | 'state' | 'isAsking' | 'receivedAt'>

const became: Readonly<Record<DeliveryRow['state'], string>> = {
  waiting: 'about to be read',
  applied: 'applied',
  ignored: 'understood, with nothing in it for Notch',
  quarantined: 'but it could not be read',
}

/** "The first webhook came: orders/paid, applied." `rows`: the newest few. */
export function arrivedText(rows: readonly Arrived[], firstAt: string): string {
  const first = rows.findLast(({ receivedAt }) => receivedAt === firstAt)
  const row = first ?? rows[0]
  if (!row) return 'The first webhook came.'
  const which = first ? 'The first webhook came' : 'The last webhook'
  return `${which}: ${row.topic}, ${stateText(row)}.`
}

function stateText({ state, isAsking }: Arrived): string {
  return isAsking ? 'waiting for the API' : became[state]
}

export const patienceMs = 120_000

/** Added so long ago that by now something should have come. */
export function isLongAgo(createdAt: string, now: Date): boolean {
  return now.getTime() - new Date(createdAt).getTime() >= 5 * patienceMs
}

/** Who can reach a hook address: anybody, only this machine, or anybody but without encryption. */
export function reachOf(hookUrl: string): 'everybody' | 'this-machine' | 'unencrypted' {
  const { hostname, protocol } = new URL(hookUrl)
  if (/^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(hostname)) return 'this-machine'
  return protocol === 'https:' ? 'everybody' : 'unencrypted'
}
