import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { secretFromFile } from '../../src/lib/secret-file.ts'
import { deriveKeys, equalBytes, seal, unseal } from '../../src/lib/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'notch-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { sealing, links, sessions } = deriveKeys('one secret, long enough for anybody')

test('what is sealed opens with the same key only', () => {
  const sealed = seal(sealing, 'shpss_123')
  expect(unseal(sealing, sealed)).toBe('shpss_123')
  expect(sealed).not.toContain('shpss')
  expect(() => unseal(links, sealed)).toThrow()
})

test('the same text is never sealed the same way twice', () => {
  expect(seal(sealing, 'a')).not.toBe(seal(sealing, 'a'))
})

test('one flipped bit is noticed', () => {
  const bytes = Buffer.from(seal(sealing, 'shpss_123'), 'base64url')
  for (const place of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(() => unseal(sealing, changed.toString('base64url'))).toThrow()
  }
})

test('keys for different purposes differ, and come out the same every time', () => {
  expect(new Set([sealing, links, sessions].map((key) => key.toString('hex'))).size).toBe(3)
  expect(deriveKeys('one secret, long enough for anybody').links).toEqual(links)
})

test('bytes of different lengths are unequal, without a throw', () => {
  expect(equalBytes(Buffer.from('ab'), Buffer.from('abc'))).toBe(false)
  expect(equalBytes(Buffer.from('abc'), Buffer.from('abc'))).toBe(true)
})

test('a secret that is not set is made once, and only its owner may read it', () => {
  const made = secretFromFile(join(folder, 'data'))
  expect(made.length).toBeGreaterThanOrEqual(43)
  expect(secretFromFile(join(folder, 'data'))).toBe(made)
  const file = join(folder, 'data', 'secret')
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(made)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})
