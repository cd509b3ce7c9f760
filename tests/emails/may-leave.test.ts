import { expect, test } from 'vitest'
import { type Departure, mayLeave } from '../../src/emails/may-leave.ts'

const now = new Date('2026-11-24T10:00:00Z')

const departure: Departure = {
  toEmail: 'ida@example.com',
  paidAt: new Date('2026-11-24T09:30:00Z'),
  cancelledAt: null,
  isFullyRefunded: false,
  suppression: null,
  latestUsefulHours: 72,
  zone: 'Europe/Berlin',
  quietFromMinute: 1260,
  quietToMinute: 480,
}

test('a message that is due on an order in good standing goes', () => {
  expect(mayLeave(departure, now)).toEqual({ kind: 'go' })
})

test.each([
  ['cancelled', { cancelledAt: now }],
  ['refunded', { isFullyRefunded: true }],
  ['unpaid', { paidAt: null }],
  ['no-address', { toEmail: null }],
  ['unsubscribed', { suppression: 'unsubscribed' }],
  ['complaint', { suppression: 'complaint' }],
  ['hard-bounce', { suppression: 'hard-bounce' }],
  ['suppressed', { suppression: 'manual' }],
  ['too-late', { paidAt: new Date('2026-11-21T09:59:59Z') }],
] as const)('since planning: %s', (reason, changes) => {
  expect(mayLeave({ ...departure, ...changes }, now)).toEqual({ kind: 'skip', reason })
})

test('a retry that falls into the night waits for the morning', () => {
  const night = new Date('2026-11-24T22:00:00Z')
  expect(mayLeave(departure, night)).toEqual({ kind: 'wait', until: new Date('2026-11-25T07:00:00Z') })
})
