import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { pageFrom, readCursor, readIdCursor } from '../../src/web/cursor.ts'
import { readBody } from '../../src/web/public/read-body.ts'
import { clientAddress, isLocal } from '../../src/web/sign-in/client-address.ts'
import { given } from '../../src/web/stores/given.ts'
import { from } from './open-web.ts'

describe('a cursor', () => {
  const at = new Date('2026-11-24T09:30:00.123Z')
  const rows = [3n, 2n, 1n].map((id) => ({ at, id }))

  test('leads on from the last row shown, to the millisecond and beyond 2^53', () => {
    const { items, nextCursor } = pageFrom([{ at, id: 9_007_199_254_740_993n }, ...rows], 1)
    expect(items).toHaveLength(1)
    expect(readCursor(nextCursor ?? '')).toEqual({ at, id: 9_007_199_254_740_993n })
  })

  test('is null when no further row was found', () => {
    expect(pageFrom(rows, 3)).toEqual({ items: rows, nextCursor: null })
    expect(pageFrom([], 3)).toEqual({ items: [], nextCursor: null })
  })

  test('of no page starts before everything', () => {
    const { at: start, id } = readCursor(undefined)
    expect(start.getUTCFullYear()).toBe(9999)
    expect(id).toBeGreaterThan(2n ** 60n)
  })

  test.each([
    '',
    '[]',
    'null',
    '{"at":1}',
    '["2026-11-24","1"]',
    '["2026-11-24T09:30:00Z",1]',
    '["2026-11-24T09:30:00Z","-1"]',
  ])('that says %s is refused', (text) => {
    expect(() => readCursor(Buffer.from(text).toString('base64url'))).toThrow('not a nextCursor')
  })

  test('that is an id is one', () => {
    expect(readIdCursor('9007199254740993')).toBe(9_007_199_254_740_993n)
    for (const text of ['', '-1', '1.5', '1e3', ' 1', '1'.repeat(19)]) expect(() => readIdCursor(text)).toThrow()
  })
})

describe('who is calling', () => {
  const ask = async (remote: string | undefined, forwarded?: string) => {
    const app = new Hono().get('/', (context) =>
      context.json({ address: clientAddress(context) ?? null, isLocal: isLocal(context) }),
    )
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    return (await app.request('/', { headers }, remote === undefined ? {} : from(remote))).json()
  }

  test.each([
    ['203.0.113.9', undefined, '203.0.113.9', false],
    // Anybody can send the header; only a proxy on this machine is believed.
    ['203.0.113.9', '127.0.0.1', '203.0.113.9', false],
    ['127.0.0.1', undefined, '127.0.0.1', true],
    ['127.0.0.1', '198.51.100.7', '198.51.100.7', false],
    // The client wrote the first, our proxy the last.
    ['::1', '1.1.1.1, 198.51.100.7', '198.51.100.7', false],
    ['::ffff:127.0.0.1', ' ', '::ffff:127.0.0.1', false],
    [undefined, undefined, null, true],
  ])('from %s, forwarded for %s, is %s', async (remote, forwarded, address, local) => {
    expect(await ask(remote, forwarded)).toEqual({ address, isLocal: local })
  })
})

describe('a body', () => {
  const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
    new Request('http://localhost/', { method: 'POST', headers, body })

  test('is read byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 128, 13, 10])
    expect(await readBody(request(bytes), 10)).toEqual(bytes)
  })

  test('that is absent is empty', async () => {
    expect(await readBody(request(null), 10)).toEqual(Buffer.alloc(0))
  })

  test('may be as long as the limit and not a byte longer', async () => {
    expect(await readBody(request('x'.repeat(10)), 10)).toHaveLength(10)
    expect(await readBody(request('x'.repeat(11)), 10)).toBe('too-large')
  })

  test('that lies about its length is judged by what comes', async () => {
    expect(await readBody(request('x'.repeat(11), { 'content-length': '3' }), 10)).toBe('too-large')
    expect(await readBody(request('xyz', { 'content-length': 'none' }), 10)).toHaveLength(3)
  })
})

test('a field that was not given keeps what the row has; null, zero and empty are given', () => {
  expect(given({ a: undefined, b: null, c: 0, d: '', e: false })).toEqual({ b: null, c: 0, d: '', e: false })
})
