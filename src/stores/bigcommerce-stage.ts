/** How far an order has come. */
export type Stage = 'incomplete' | 'unpaid' | 'paid' | 'fulfilled' | 'disputed' | 'refunded' | 'cancelled'

/**
 * By status_id: a shop may rename its statuses, never renumber them. 12 (manual verification) is held back until
 * somebody has looked, often for fraud, so it is no purchase yet; 13 (disputed) stays paid until the money goes back.
 */
const stages: Readonly<Record<string, Stage>> = {
  '0': 'incomplete',
  '1': 'unpaid',
  '2': 'fulfilled',
  '3': 'paid',
  '4': 'refunded',
  '5': 'cancelled',
  '6': 'cancelled',
  '7': 'unpaid',
  '8': 'paid',
  '9': 'paid',
  '10': 'fulfilled',
  '11': 'paid',
  '12': 'unpaid',
  '13': 'disputed',
  '14': 'refunded',
}

export function stageOf(statusId: string | null): Stage | undefined {
  return statusId !== null && Object.hasOwn(stages, statusId) ? stages[statusId] : undefined
}

export function isPaid(stage: Stage | undefined): boolean {
  return stage === 'paid' || stage === 'fulfilled' || stage === 'disputed' || stage === 'refunded'
}
