// The README's recipe, done: a platform that nobody uses, its adapter, two signed examples, and the whole suite.
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { equalBytes } from '../../src/lib/secrets.ts'
import type { StoreAdapter } from '../../src/stores/adapter.ts'
import { id, readAs } from '../../src/stores/fields.ts'
import { parseJson } from '../../src/stores/json.ts'
import { versionOf } from '../../src/stores/version.ts'
import { aCustomer, anOrder } from '../support/incoming.ts'
import { conforms } from './adapter-conformance.ts'

const signatureOf = (secret: string, body: Buffer) => createHmac('sha256', secret).update(body).digest('hex')

const corner: StoreAdapter = {
  name: 'corner',
  label: 'Corner Shop',
  verify({ headers, body }, secrets) {
    const given = Buffer.from(headers['x-corner-signature'] ?? '')
    const isGenuine = secrets.some(
      (secret) => secret !== '' && equalBytes(given, Buffer.from(signatureOf(secret, body))),
    )
    return isGenuine ? { kind: 'genuine' } : { kind: 'forged', reason: 'X-Corner-Signature fits no secret.' }
  },
  identify: ({ headers }) => ({
    key: (headers['x-corner-id'] ?? '').slice(0, 200) || 'untold',
    topic: (headers['x-corner-topic'] ?? 'untold').slice(0, 100),
    ...{ stops: false, orderExternalId: null },
  }),
  read({ topic, body, receivedAt }) {
    if (topic !== 'sold') return [{ kind: 'ignored', reason: `Nothing is done with ${topic}.` }]
    const sold = readAs(z.object({ id }), parseJson(body), 'sold')
    return [
      {
        kind: 'order',
        order: anOrder({ externalId: sold.id, customer: aCustomer(), version: versionOf(receivedAt, sold) }),
      },
    ]
  },
}

conforms({
  adapter: corner,
  store: { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' },
  now: new Date('2026-11-24T12:00:00Z'),
  ...{ secret: 'a secret', otherSecret: 'another', signatureHeaders: ['x-corner-signature'] },
  sign: ({ topic, body }, secret, id) => ({
    headers: {
      'x-corner-signature': signatureOf(secret, Buffer.from(body)),
      'x-corner-id': id,
      'x-corner-topic': topic,
    },
    body: Buffer.from(body),
  }),
  examples: [
    { topic: 'sold', body: '{"id":820982911946154508}', reads: 'order', externalId: '820982911946154508' },
    { topic: 'opened', body: '{"id":1}', reads: 'ignored' },
  ],
})
