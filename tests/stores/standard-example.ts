import { createHmac } from 'node:crypto'
import type { RawRequest } from '../../src/stores/adapter.ts'

export const standardStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }
export const orderId = 820982911946154508n

/** Two packs of tea, tax on top, in the fewest fields the format allows. */
export function order(changes: Record<string, unknown> = {}) {
  return {
    id: orderId,
    currency: 'EUR',
    placedAt: '2026-11-24T10:00:00Z',
    paidAt: '2026-11-24T10:00:04Z',
    updatedAt: '2026-11-24T10:00:05Z',
    customer: { email: 'Ada@Example.com' },
    lines: [line()],
    ...changes,
  }
}

export function line(changes: Record<string, unknown> = {}) {
  return { id: '1', title: 'Darjeeling', quantity: 2, unitPrice: '12.50', total: '25.00', ...changes }
}

export function refund(changes: Record<string, unknown> = {}) {
  return {
    id: 'r-1',
    orderId,
    currency: 'EUR',
    refundedAt: '2026-11-25T08:00:00Z',
    lines: [{ lineId: '1', quantity: 1, total: '12.50' }],
    paidBack: '12.50',
    ...changes,
  }
}

export function product(changes: Record<string, unknown> = {}) {
  return { id: 'tea', title: 'Darjeeling', currency: 'EUR', variants: [{ id: 'tea-100', price: '12.50' }], ...changes }
}

export function event(type: string, data: unknown, timestamp = '2026-11-24T10:00:07Z') {
  return { type, timestamp, data }
}

export function signStandard(body: Buffer, secret: string, id: string, now: Date): RawRequest {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const signature = createHmac('sha256', key).update(signed).digest('base64')
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
  return { headers, body }
}
