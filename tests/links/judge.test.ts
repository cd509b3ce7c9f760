import { describe, expect, test } from 'vitest'
import { findBursts, judge, type Visit } from '../../src/links/judge.ts'

const sentAt = new Date('2026-11-20T10:00:00.000Z')
const later = (ms: number) => new Date(sentAt.getTime() + ms)
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'
const gmailApp =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.0.0 Mobile Safari/537.36 GSA/15.4'
const person: Visit = { method: 'GET', userAgent: safari, clickedAt: later(600_000), sentAt }

describe('one visit', () => {
  test.each([
    ['a phone ten minutes later', person, undefined],
    ['a desktop browser', { ...person, userAgent: chrome }, undefined],
    ['a mail app’s own browser', { ...person, userAgent: gmailApp }, undefined],
    ['exactly five seconds after sending', { ...person, clickedAt: later(5_000) }, undefined],
    ['a millisecond before five seconds', { ...person, clickedAt: later(4_999) }, 'too-fast'],
    ['before the mail was sent, by clocks apart', { ...person, clickedAt: later(-2_000) }, 'too-fast'],
    ['while the mail is still being handed over', { ...person, sentAt: 'sending' as const }, 'too-fast'],
    ['a mail of which nobody knows whether it left', { ...person, sentAt: null }, undefined],
    ['a HEAD request', { ...person, method: 'HEAD' }, 'head-request'],
    ['an OPTIONS request', { ...person, method: 'OPTIONS' }, 'head-request'],
    ['no user agent', { ...person, userAgent: '' }, 'no-user-agent'],
    ['a blank user agent', { ...person, userAgent: '  ' }, 'no-user-agent'],
    [
      'a crawler',
      { ...person, userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
      'known-scanner',
    ],
    ['a script', { ...person, userAgent: 'python-requests/2.32' }, 'known-scanner'],
    ['a headless browser', { ...person, userAgent: chrome.replace('Chrome/', 'HeadlessChrome/') }, 'known-scanner'],
    ['Barracuda', { ...person, userAgent: 'BarracudaCentral Link Checker' }, 'known-scanner'],
    ['Proofpoint', { ...person, userAgent: `${chrome} Proofpoint-URLDefense` }, 'known-scanner'],
    ['Cisco', { ...person, userAgent: 'CiscoSecureEmail' }, 'known-scanner'],
    ['Trend Micro', { ...person, userAgent: 'TMES/1.0' }, 'known-scanner'],
    [
      'Office asking first',
      { ...person, userAgent: 'Mozilla/4.0 (compatible; ms-office; MSOffice 16)' },
      'known-scanner',
    ],
  ] as const)('%s', (_what, visit, reason) => {
    expect(judge(visit)).toBe(reason)
  })
})

describe('several visits', () => {
  const visit = (clickId: string, ms: number, linkKey = clickId, messageId = 1n) => ({
    clickId,
    messageId,
    linkKey,
    clickedAt: later(ms),
  })

  test('two different links within three seconds are a scanner’s, both', () => {
    expect([...findBursts([visit('a', 0), visit('b', 3_000)])]).toEqual(['a', 'b'])
  })

  test('a person who opens a second link a little later is none', () => {
    expect(findBursts([visit('a', 0), visit('b', 3_001)]).size).toBe(0)
  })

  test('a double click on one link is a person’s', () => {
    expect(findBursts([visit('a', 0, 'offer'), visit('b', 200, 'offer')]).size).toBe(0)
  })

  test('links of two different mails have nothing to do with each other', () => {
    expect(findBursts([visit('a', 0, 'offer', 1n), visit('b', 10, 'shop', 2n)]).size).toBe(0)
  })

  test('the order in which visits are told does not matter', () => {
    const visits = [visit('c', 9_000), visit('b', 1_000), visit('a', 0)]
    expect([...findBursts(visits)].sort()).toEqual(['a', 'b'])
  })

  test('a scanner’s walk over every link is flagged from the first to the last, and a later person is not', () => {
    const walk = Array.from({ length: 8 }, (_, index) => visit(`s${index}`, index * 2_000))
    const bursts = findBursts([...walk, visit('person', 60_000, 's0')])
    expect(bursts.size).toBe(8)
    expect(bursts.has('person')).toBe(false)
  })
})
