import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cartClickParameter,
  clickParameter,
  type Link,
  mintClickId,
  mintLink,
  mintUnsubscribe,
  readClickId,
  readLink,
  readUnsubscribe,
} from '../../src/links/token.ts'

const key = Buffer.alloc(32, 7)
const foreignKey = Buffer.alloc(32, 8)

const anyId = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n })
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyLink: fc.Arbitrary<Link> = fc.record({
  messageId: anyId,
  linkKey: anyText,
  target: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyText),
  clickParameter: fc.oneof(fc.constantFrom(clickParameter, cartClickParameter), anyText),
})

/** The same token with one character put another way. */
function altered(token: string, at: number, by: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const place = at % token.length
  const index = (alphabet.indexOf(token.charAt(place)) + 1 + (by % 63)) % 64
  return token.slice(0, place) + alphabet.charAt(index) + token.slice(place + 1)
}

const minters: readonly { name: string; mint: (id: bigint) => string; read: (key: Buffer, text: string) => unknown }[] =
  [
    {
      name: 'a link',
      mint: (messageId) =>
        mintLink(key, { messageId, linkKey: 'offer', target: 'https://shop.example/a', clickParameter }),
      read: readLink,
    },
    { name: 'an unsubscribe token', mint: (id) => mintUnsubscribe(key, id), read: readUnsubscribe },
    { name: 'a click id', mint: (id) => mintClickId(key, id), read: readClickId },
  ]

describe.each(minters)('$name', ({ mint, read }) => {
  test('is refused when any one character was changed', () => {
    fc.assert(
      fc.property(anyId, fc.nat(), fc.nat(), (id, at, by) => {
        expect(read(key, altered(mint(id), at, by))).toBeUndefined()
      }),
    )
  })

  test('is refused when another installation signed it', () => {
    fc.assert(fc.property(anyId, (id) => void expect(read(foreignKey, mint(id))).toBeUndefined()))
  })

  test('is refused when cut short or lengthened', () => {
    const token = mint(300n)
    for (let length = 0; length < token.length; length++) expect(read(key, token.slice(0, length))).toBeUndefined()
    expect(read(key, `${token}A`)).toBeUndefined()
    expect(read(key, `${token}=`)).toBeUndefined()
    expect(read(key, ` ${token}`)).toBeUndefined()
  })

  test('is refused, and nothing is thrown, when it is garbage', () => {
    const garbage = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 }), fc.base64String())
    fc.assert(fc.property(garbage, (text) => void expect(read(key, text)).toBeUndefined()))
    expect(read(key, 'A'.repeat(100_000))).toBeUndefined()
  })

  test('is refused where another kind of token is asked for', () => {
    for (const other of minters) {
      if (other.read !== read) expect(other.read(key, mint(7n))).toBeUndefined()
    }
  })

  test('needs no escaping in an address', () => {
    fc.assert(fc.property(anyId, (id) => void expect(mint(id)).toMatch(/^[A-Za-z0-9_-]+$/)))
  })
})

test('a link is read back as it was minted', () => {
  fc.assert(fc.property(anyLink, (link) => void expect(readLink(key, mintLink(key, link))).toEqual(link)))
})

test('an unsubscribe token and a click id give back the message they were made for', () => {
  fc.assert(
    fc.property(anyId, (id) => {
      expect(readUnsubscribe(key, mintUnsubscribe(key, id))).toBe(id)
      expect(readClickId(key, mintClickId(key, id))).toBe(id)
    }),
  )
})

test('an unsubscribe token is short enough for a header line', () => {
  expect(mintUnsubscribe(key, 5_000_000n).length).toBeLessThanOrEqual(28)
})

test('two clicks on one message have different ids', () => {
  const ids = Array.from({ length: 1000 }, () => mintClickId(key, 42n))
  expect(new Set(ids).size).toBe(1000)
})

test('the usual parameters and https:// cost a link nothing', () => {
  const link = { messageId: 9n, linkKey: 'offer', target: 'https://shop.example/p', clickParameter: cartClickParameter }
  expect(mintLink(key, link).length).toBe(mintLink(key, { ...link, clickParameter }).length)
  expect(Buffer.from(mintLink(key, link), 'base64url').toString('latin1')).not.toContain('https')
})

test('a message id below zero is a bug, not a token', () => {
  expect(() => mintUnsubscribe(key, -1n)).toThrow(RangeError)
})
