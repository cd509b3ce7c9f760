import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Incoming,
  type RawRequest,
  type StoreAdapter,
  type StoreFacts,
  Unreadable,
} from '../../src/stores/adapter.ts'
import type { Answers } from '../../src/stores/api.ts'
import { parseJson } from '../../src/stores/json.ts'
import { mutated } from './mutated.ts'
import { expectStorable } from './storable.ts'

/** One delivery of an adapter's own making. `externalId` is the id in `body`, beyond 2^53 where the platform's can be. */
interface AdapterExample {
  readonly topic: string
  readonly body: string
  readonly reads: Incoming['kind']
  readonly externalId?: string
  /** Of a thin delivery: all that its platform's API answers. */
  readonly answers?: Answers
}

/** What an adapter brings to the suite that any adapter must pass. */
export interface ConformanceSetup {
  readonly adapter: StoreAdapter
  readonly store: StoreFacts
  readonly now: Date
  /** As the platform keys its signatures; `otherSecret` belongs to another store. */
  readonly secret: string
  readonly otherSecret: string
  /** A request as the platform would send it. */
  readonly sign: (example: AdapterExample, secret: string, id: string) => RawRequest
  /** The headers without which a request proves nothing. */
  readonly signatureHeaders: readonly string[]
  readonly examples: readonly AdapterExample[]
}

export function conforms(setup: ConformanceSetup): void {
  describe(`${setup.adapter.label} as any store platform`, () => {
    provesWhoSent(setup)
    refusesWhatWasTamperedWith(setup)
    tellsDeliveriesApart(setup)
    describe.each(setup.examples)('$topic read as $reads', (example) => readsWell(setup, example))
  })
}

function provesWhoSent(setup: ConformanceSetup): void {
  const { sign, secret, otherSecret } = setup
  const { example, request, kindOf } = proofOf(setup)

  test('a request signed with any of the secrets of the store is genuine', () => {
    expect(kindOf(request)).toBe('genuine')
    expect(kindOf(request, [otherSecret, secret])).toBe('genuine')
    expect(kindOf(request, ['', secret])).toBe('genuine')
  })

  test('a request signed with the secret of another store is forged', () => {
    expect(kindOf(sign(example, otherSecret, 'delivery-1'))).toBe('forged')
  })

  test('without a secret nothing is genuine, not even what an empty secret signed', () => {
    for (const secrets of [[], [''], ['', '']]) expect(kindOf(request, secrets)).toBe('forged')
    expect(kindOf(sign(example, '', 'delivery-1'), [''])).toBe('forged')
  })

  test('one changed bit anywhere in the body makes it forged', () => {
    fc.assert(
      fc.property(fc.nat(request.body.length - 1), fc.nat(7), (at, bit) => {
        expect(kindOf({ ...request, body: withBitFlipped(request.body, at, bit) })).toBe('forged')
      }),
    )
  })
}

function refusesWhatWasTamperedWith(setup: ConformanceSetup): void {
  const { adapter, secret, now, signatureHeaders } = setup
  const { request, kindOf } = proofOf(setup)

  test.each(signatureHeaders)('a request without or with a changed %s is forged, and says why', (header) => {
    const { [header]: value = '', ...others } = request.headers
    const verdict = adapter.verify({ ...request, headers: others }, [secret], now)
    expect(verdict).toMatchObject({ kind: 'forged', reason: expect.stringMatching(new RegExp(header, 'i')) })
    for (let at = 0; at < value.length; at++) {
      const other = value[at] === 'A' ? 'B' : 'A'
      const changed = value.slice(0, at) + other + value.slice(at + 1)
      expect(kindOf({ ...request, headers: { ...others, [header]: changed } }), changed).toBe('forged')
    }
    for (const cut of [value.slice(0, 8), value.slice(0, -1), `${value}A`, ' ']) {
      expect(kindOf({ ...request, headers: { ...others, [header]: cut } }), cut).toBe('forged')
    }
  })
}

/** A genuine request, and what the adapter says of one like it. */
function proofOf({ adapter, sign, secret, now, examples }: ConformanceSetup) {
  const [example] = examples
  if (!example) throw new Error('The suite needs an example')
  const request = sign(example, secret, 'delivery-1')
  const kindOf = (sent: RawRequest, secrets: readonly string[] = [secret]) => adapter.verify(sent, secrets, now).kind
  return { example, request, kindOf }
}

function tellsDeliveriesApart({ adapter, sign, secret, examples }: ConformanceSetup): void {
  test('the same delivery sent again has the same key, another one has another', () => {
    for (const example of examples) {
      const key = adapter.identify(sign(example, secret, 'delivery-1')).key
      expect(adapter.identify(sign(example, secret, 'delivery-1')).key).toBe(key)
      expect(adapter.identify(sign(example, secret, 'delivery-2')).key).not.toBe(key)
      expect(adapter.identify(sign(example, secret, 'x'.repeat(9_000))).key.length).toBeLessThan(500)
    }
  })

  test('any bytes at all can be identified, so that they can be kept', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const [example] = examples
        const request = example ? sign(example, secret, 'delivery-1') : { headers: {} }
        const identity = adapter.identify({ ...request, body: Buffer.from(bytes) })
        expect(identity.key).not.toBe('')
        expect(identity.topic.length).toBeLessThanOrEqual(100)
      }),
    )
  })
}

function readsWell(setup: ConformanceSetup, example: AdapterExample): void {
  const read = (body: Buffer) => readBody(setup, example, body)
  const body = Buffer.from(example.body.trim())

  test('every digit of the id is kept', () => {
    const [incoming] = read(body)
    expect(incoming?.kind).toBe(example.reads)
    if (incoming && example.externalId !== undefined) expect(externalIdOf(incoming)).toBe(example.externalId)
  })

  test('read twice it says the same, and the database can hold it', () => {
    const incoming = read(body)
    expect(read(body)).toEqual(incoming)
    expectStorable(incoming)
  })

  if (example.reads === 'ignored') return

  test('cut off at any byte it is unreadable, with a reason', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), (length) => {
        const outcome = readOrRefuse(() => read(body.subarray(0, length)))
        expect(outcome).toMatch(/body is (empty|not (JSON|UTF-8))/)
      }),
    )
  })

  test('whatever a field is changed to, it is read or refused with a reason, and nothing else happens', () => {
    fc.assert(
      fc.property(mutated(parseJson(body)), (changed) => {
        const outcome = readOrRefuse(() => read(Buffer.from(changed)))
        if (typeof outcome === 'string') expect(outcome.length).toBeGreaterThan(10)
        expectStorable(outcome)
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
}

/** What was read, or the reason why not. Any other error is the adapter's fault and fails the test. */
export function readOrRefuse(read: () => readonly Incoming[]): readonly Incoming[] | string {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return error.message
    throw error
  }
}

function readBody({ adapter, store, now, sign, secret }: ConformanceSetup, example: AdapterExample, body: Buffer) {
  const request = { ...sign(example, secret, 'delivery-1'), body }
  // The topic is asked of the whole request, as it is when it comes in.
  const { topic } = adapter.identify(sign(example, secret, 'delivery-1'))
  const { answers } = example
  return adapter.read({ ...request, topic, receivedAt: now, ...(answers && { answers }) }, store)
}

function externalIdOf(incoming: Incoming): string | undefined {
  switch (incoming.kind) {
    case 'order':
      return incoming.order.externalId
    case 'refund':
      return incoming.refund.externalId
    case 'product':
      return incoming.product.externalId
    case 'order-removed':
    case 'product-removed':
      return incoming.removal.externalId
    case 'privacy':
      return incoming.request.customerExternalId ?? undefined
    case 'consent':
      return incoming.consent.customerExternalId ?? undefined
    case 'ignored':
      return undefined
    default:
      return incoming satisfies never
  }
}

function withBitFlipped(body: Buffer, at: number, bit: number): Buffer {
  const changed = Buffer.from(body)
  changed[at] = (changed[at] ?? 0) ^ (1 << bit)
  return changed
}
