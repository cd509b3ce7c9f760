import { describe, expect, test } from 'vitest'
import { askApp } from '../../demo/app/answers.ts'
import { connect, inParallel } from '../../demo/app/http.ts'
import { understand } from '../../demo/app/mailbox.ts'
import { askReport } from '../../demo/app/report.ts'
import { checkSignedIn, setUp } from '../../demo/app/set-up.ts'
import { allChecks } from '../../demo/ledger/all-checks.ts'
import { openedAt, shopDay } from '../../demo/world/shop-clock.ts'
import { simulate } from '../../demo/world/simulate.ts'
import { openWorld } from '../../demo/world/world.ts'
import { runApp } from '../support/run-app.ts'

describe('a few days of the demo, played against the real app', () => {
  test('add up in every order, mail, click, credit and figure', { timeout: 240_000 }, async () => {
    const app = await runApp({
      CLOCK: openedAt.toISOString(),
      DATABASE_URL: '',
      SMTP_HOST: '',
      SECRET: '',
      ROLE: 'both',
    })
    try {
      const http = connect(app.url)
      await setUp(http)
      await checkSignedIn(http)
      const lines: string[] = []
      const story = { customers: 60, days: 4, seed: 'a few days' }
      const ledger = await simulate(openWorld(story, http, openedAt), (line) => lines.push(line))
      const answers = await askApp(http)
      const report = await askReport(http, shopDay(openedAt), shopDay(ledger.steps.at(-1) ?? openedAt))
      const wrong = allChecks(ledger, answers, report).flatMap((check) => check.wrong)
      expect(wrong).toEqual([])
      expect(ledger.mails.length).toBeGreaterThan(40)
      expect(ledger.clicks.length).toBeGreaterThan(0)
      expect(ledger.posted.repeated).toBeGreaterThan(0)
    } finally {
      await app.stop()
    }
  })
})

describe('a mail as its reader understands it', () => {
  const mail = {
    id: '7',
    to: 'Anna <ANNA@mail.example>',
    receivedAt: '2026-09-02T10:00:00.000Z',
    headers: [{ name: 'List-Unsubscribe', value: '<http://localhost/u/abc>' }],
    html: '<a href="http://localhost/c/1">Tea</a><a href="http://localhost/c/2">Offer</a><a href="http://localhost/c/2">again</a>',
    text: 'Order #1001 · 2 September\nYour code RESERVE-1 takes 10% off',
  }

  test('names the order, the links, the code and the way out', () => {
    expect(understand(mail, 3)).toMatchObject({
      ...{ to: 'anna@mail.example', orderNumber: '#1001', code: 'RESERVE-1', step: 3 },
      ...{
        storeLink: 'http://localhost/c/1',
        offerLinks: ['http://localhost/c/2'],
        unsubscribeUrl: 'http://localhost/u/abc',
      },
    })
  })

  test('without a way to unsubscribe is not accepted', () => {
    expect(() => understand({ ...mail, headers: [] }, 3)).toThrow(
      'mail 7 to Anna <ANNA@mail.example> lacks a List-Unsubscribe address',
    )
  })
})

test('many at once are never more than the width, and the first failure ends them', async () => {
  let now = 0
  let most = 0
  const work = async (item: number) => {
    now += 1
    most = Math.max(most, now)
    await Promise.resolve()
    now -= 1
    if (item === 30) throw new Error('item 30')
  }
  await inParallel([1, 2, 3, 4, 5, 6, 7, 8], 3, work)
  expect(most).toBe(3)
  await expect(inParallel([29, 30, 31], 1, work)).rejects.toThrow('item 30')
})
