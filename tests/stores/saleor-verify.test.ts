import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { verifySaleor } from '../../src/stores/saleor-verify.ts'
import { newKeySet, signSaleor } from './saleor-example.ts'

const [keys, others, renamed] = [newKeySet(), newKeySet(), newKeySet('2')]
const text = '{"order":{"id":"T3JkZXI6MQ==","number":"1001 €"}}'
const verdict = (header: Record<string, unknown>, secrets: readonly string[] = [keys]) =>
  verifySaleor(signSaleor('order_paid', text, keys, header), secrets)

const keysOf = (set: string): object[] => JSON.parse(set).keys
const bothIn = (...sets: string[]) => JSON.stringify({ keys: sets.flatMap(keysOf) })

describe('a signature by a key of the store', () => {
  test.each([
    ['with the body as it is', {}],
    ['by a Saleor that does not call b64 critical', { crit: undefined }],
    ['with the body encoded, where the header says so', { b64: true }],
    ['with the body encoded, where the header says nothing', { b64: undefined, crit: undefined }],
    ['without the name of a key', { kid: undefined }],
    ['under a name that no key has', { kid: 'unknown' }],
  ])('is genuine %s', (_, header) => {
    expect(verdict(header)).toEqual({ kind: 'genuine' })
  })

  test('is genuine while keys change: by either of two documents, or of two keys in one', () => {
    for (const secrets of [[others, keys], [keys, renamed], [bothIn(renamed, keys)], ['', ` ${keys}\n`]]) {
      expect(verdict({}, secrets), secrets.join()).toEqual({ kind: 'genuine' })
    }
  })

  test('is forged when the key it names is another one', () => {
    expect(verdict({ kid: '2' }, [bothIn(keys, renamed)])).toEqual({
      kind: 'forged',
      reason: "Saleor-Signature fits none of the store's 2 keys.",
    })
  })

  test.each([['none'], ['HS256'], ['RS512'], ['PS256'], [undefined]])('is forged with the algorithm %s', (alg) => {
    expect(verdict({ alg })).toEqual({ kind: 'forged', reason: 'Saleor-Signature is not a detached RS256 JWS.' })
  })

  test('is forged when the header makes something critical that we do not know', () => {
    expect(verdict({ crit: ['b64', 'exp'], exp: 1 }).kind).toBe('forged')
  })

  test('says what was signed, so another encoding of the body does not fit', () => {
    const request = signSaleor('order_paid', text, keys, { b64: true })
    const [, , signature = ''] = request.headers['saleor-signature']?.split('.') ?? []
    const unencoded = Buffer.from('{"alg":"RS256","b64":false,"crit":["b64"]}').toString('base64url')
    const headers = { ...request.headers, 'saleor-signature': `${unencoded}..${signature}` }
    expect(verifySaleor({ ...request, headers }, [keys]).kind).toBe('forged')
  })

  test.each([
    ['a.b.c', 'Saleor-Signature is not a JWS with its payload left out.'],
    ['a..c.d', 'Saleor-Signature is not a JWS with its payload left out.'],
    ['..', 'Saleor-Signature is not a detached RS256 JWS.'],
    ['bm90IGpzb24..AAAA', 'Saleor-Signature is not a detached RS256 JWS.'],
    ['eyJhbGciOiJSUzI1NiJ9..', 'Saleor-Signature is not a detached RS256 JWS.'],
    ['eyJhbGciOiJSUzI1NiJ9..AAAA', "Saleor-Signature fits none of the store's 1 keys."],
  ])('%s is none: %s', (signature, reason) => {
    const request = { headers: { 'saleor-signature': signature }, body: Buffer.from(text) }
    expect(verifySaleor(request, [keys])).toEqual({ kind: 'forged', reason })
  })
})

test.each([
  ['secret'],
  ['{"keys":[]}'],
  ['{"keys":[{"kty":"EC"},{"kty":"RSA","n":"AQ"},null,{"kty":"RSA","n":"","e":""}]}'],
  [newKeySet('1', 1024)],
  [JSON.stringify({ keys: keysOf(keys).map((key) => ({ ...key, use: 'enc' })) })],
  ['{"keys":'],
  ['[]'],
])('the secret %s holds no key a JWS could be held against, and the reason says what to enter', (secret) => {
  expect(verdict({}, [secret])).toEqual({
    kind: 'forged',
    reason:
      'Saleor-Signature is a JWS, but no secret of this store holds RSA keys: enter what /.well-known/jwks.json of Saleor shows.',
  })
})

describe('a signature with a secret key of the webhook', () => {
  test('is genuine with any of the secrets', () => {
    const request = signSaleor('order_paid', text, 'old secret')
    for (const secrets of [['old secret'], [keys, 'new', 'old secret']]) {
      expect(verifySaleor(request, secrets)).toEqual({ kind: 'genuine' })
    }
    expect(verifySaleor(request, ['new'])).toEqual({
      kind: 'forged',
      reason: "Saleor-Signature fits none of the store's 1 secret keys.",
    })
  })

  test.each([
    [keys],
    [`${keys} and more`],
    [`  ${keys}`],
    ['"quoted"'],
    ['https://nordlicht.saleor.cloud/.well-known/jwks.json'],
    ['-----BEGIN PUBLIC KEY-----\nMIIB'],
  ])('is never made with what anybody can read: %s', (known) => {
    const signature = createHmac('sha256', known).update(text).digest('hex')
    for (const secret of [known, known.trim()]) {
      const trimmed = createHmac('sha256', known.trim()).update(text).digest('hex')
      for (const given of [signature, trimmed]) {
        const request = { headers: { 'saleor-signature': given }, body: Buffer.from(text) }
        expect(verifySaleor(request, [secret]).kind).toBe('forged')
      }
    }
  })

  test('is compared whole', () => {
    const request = signSaleor('order_paid', text, 'secret')
    const signature = request.headers['saleor-signature'] ?? ''
    for (const given of [signature.toUpperCase(), signature.slice(0, -1), `${signature}0`, `sha256=${signature}`]) {
      const headers = { 'saleor-signature': given }
      expect(verifySaleor({ ...request, headers }, ['secret']).kind, given).toBe('forged')
    }
  })
})

test.each([[[]], [['']], [[' ', '\n']]])('without a key nothing is genuine: %o', (secrets) => {
  expect(verifySaleor(signSaleor('order_paid', text, ''), secrets)).toEqual({
    kind: 'forged',
    reason: 'This store has no webhook keys yet.',
  })
})
