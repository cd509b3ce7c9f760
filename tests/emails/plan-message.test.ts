import { describe, expect, test } from 'vitest'
import { type FlowTiming, type PaidOrder, planMessage } from '../../src/emails/plan-message.ts'

const now = new Date('2026-11-24T10:00:00Z')

const order: PaidOrder = {
  email: 'ida@example.com',
  paidAt: now,
  cancelledAt: null,
  isFullyRefunded: false,
  isTest: false,
  isRenewal: false,
  isReplacement: false,
  isErased: false,
  source: 'web',
  consent: 'unasked',
  zone: 'Europe/Berlin',
}

const flow: FlowTiming = {
  delayMinutes: 30,
  latestUsefulHours: 72,
  holdoutGets: 'plain',
  quietFromMinute: 1260,
  quietToMinute: 480,
}

const hoursBefore = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

test('a paid order gets its mail after the delay', () => {
  expect(planMessage(order, flow, 'offer', now)).toEqual({
    state: 'planned',
    reason: null,
    arm: 'offer',
    dueAt: new Date('2026-11-24T10:30:00Z'),
  })
})

test('an order told late leaves at once, not half an hour later', () => {
  const planned = planMessage({ ...order, paidAt: hoursBefore(2) }, flow, 'offer', now)
  expect(planned.dueAt).toEqual(now)
})

test('the last useful moment still counts, one second later does not', () => {
  const edge = { ...order, paidAt: hoursBefore(72) }
  expect(planMessage(edge, flow, 'offer', now).state).toBe('planned')
  expect(planMessage(edge, flow, 'offer', new Date(now.getTime() + 1000))).toMatchObject({
    state: 'skipped',
    reason: 'too-late',
  })
})

test('a night that ends after the last useful moment is too late', () => {
  const evening = new Date('2026-11-24T21:00:00Z')
  const brief = { ...flow, latestUsefulHours: 4 }
  expect(planMessage({ ...order, paidAt: evening }, brief, 'offer', evening)).toMatchObject({ reason: 'too-late' })
})

describe('what is not mailed has a reason and takes no part in the experiment', () => {
  test.each([
    ['test-order', { isTest: true }],
    ['renewal', { isRenewal: true }],
    ['renewal', { source: 'subscription' }],
    ['point-of-sale', { source: 'pos' }],
    ['imported', { source: 'import' }],
    ['imported', { source: 'draft' }],
    ['replacement', { isReplacement: true }],
    ['no-address', { email: null }],
    ['erased', { email: null, isErased: true }],
    ['cancelled', { cancelledAt: now }],
    ['refunded', { isFullyRefunded: true }],
  ] as const)('%s', (reason, changes) => {
    const planned = planMessage({ ...order, ...changes }, flow, 'offer', now)
    expect(planned).toMatchObject({ state: 'skipped', reason, arm: 'none' })
  })
})

test('who refused offers still gets the thank-you, outside the experiment', () => {
  expect(planMessage({ ...order, consent: 'refused' }, flow, 'offer', now)).toMatchObject({
    state: 'planned',
    arm: 'none',
  })
})

test('the holdout gets the plain mail, or nothing where the store says so, with the time it would have left', () => {
  expect(planMessage(order, flow, 'held-out', now)).toMatchObject({ state: 'planned', arm: 'held-out' })
  const nothing = planMessage(order, { ...flow, holdoutGets: 'nothing' }, 'held-out', now)
  expect(nothing).toEqual({
    state: 'held-out',
    reason: 'held-out',
    arm: 'held-out',
    dueAt: new Date('2026-11-24T10:30:00Z'),
  })
})
