import { describe, expect, test } from 'vitest'
import { framed, inScheme } from '../../src/admin/mail/framed.ts'

const mail =
  '<!doctype html><html><head><title>Thanks</title></head><body><a href="https://x.example">x</a></body></html>'

describe('a mail in its frame', () => {
  test('may load pictures and its own styles, and nothing else', () => {
    const html = framed(mail, 'light')
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('img-src http: https: data:')
    expect(html).not.toContain('script-src')
  })

  test('the policy stands before anything the mail brings', () => {
    const html = framed('<html><head><meta http-equiv="refresh" content="0;url=//evil.example"></head></html>', 'light')
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('refresh'))
  })

  test('a link never replaces the frame', () => {
    expect(framed(mail, 'light')).toContain('<base target="_blank">')
  })

  test('a mail without a head gets one', () => {
    expect(framed('<p>Hello</p>', 'light')).toMatch(/^<head>.*<\/head><p>Hello<\/p>$/)
  })

  test('a head with attributes is found', () => {
    expect(framed('<HEAD profile="x"><title>T</title></HEAD>', 'light')).toMatch(/^<HEAD profile="x"><meta/)
  })

  test('a price with a dollar sign comes through', () => {
    expect(framed('<head></head><body>$& costs $1</body>', 'light')).toContain('$& costs $1')
  })
})

describe('light and dark', () => {
  const style =
    '@media (prefers-color-scheme: dark) { a { color: white } } @media (prefers-color-scheme:light) { b {} }'

  test('the reader of the page decides, not the reader’s device', () => {
    expect(inScheme(style, 'dark')).toBe(
      '@media (min-width: 0px) { a { color: white } } @media (max-width: 0px) { b {} }',
    )
    expect(inScheme(style, 'light')).toBe(
      '@media (max-width: 0px) { a { color: white } } @media (min-width: 0px) { b {} }',
    )
  })

  test('a mail that knows no schemes is left as it is', () => {
    expect(inScheme(mail, 'dark')).toBe(mail)
  })
})
