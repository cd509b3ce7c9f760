import { inParallel } from '../app/http.ts'
import { openMailbox } from '../app/mailbox.ts'
import { postWebhook } from '../app/post-webhook.ts'
import { storeId, webhookSecret } from '../app/set-up.ts'
import { addressOf, currentStep, type Ledger, noteNews } from '../ledger/ledger.ts'
import { signed } from '../shopify/signed.ts'
import { mischief } from './mischief.ts'
import { readMail } from './reading.ts'
import { openShop } from './selling.ts'
import type { Customer } from './shop.ts'
import { moments, openedAt } from './shop-clock.ts'
import type { Event, World } from './world.ts'

/** After the last news: the longest wait of a message, quiet hours among it, and a day for its effects. */
const restMs = 36 * 3_600_000

/** Plays the story from the first day to its last echo, and returns what really happened. */
export async function simulate(world: World, say: (line: string) => void): Promise<Ledger> {
  const { agenda, ledger } = world
  const readNew = openMailbox(world.http)
  const weekly = weeklyLines(ledger, say)
  let quietSince = openedAt
  openShop(world)
  for (const now of moments(
    world.closesAt,
    (at) => agenda.size === 0 && at.getTime() - quietSince.getTime() > restMs,
  )) {
    await world.http.sendJson('/clock', { now: now.toISOString() })
    ledger.steps.push(now)
    const mails = await readNew(currentStep(ledger))
    ledger.mails.push(...mails)
    await inParallel(mails, 8, (mail) => readMail(world, mail, readerOf(world, mail.to)))
    await play(world, now)
    if (agenda.size > 0) quietSince = now
    weekly(now)
  }
  return ledger
}

/** Everything that was to happen by now: in the shop first, then what the app is told and what readers do. */
async function play(world: World, now: Date): Promise<void> {
  const webhooks: Extract<Event, { kind: 'webhook' }>[] = []
  const acts: Extract<Event, { kind: 'act' }>[] = []
  for (let due = world.agenda.takeUntil(now); due.length > 0; due = world.agenda.takeUntil(now)) {
    for (const event of due) {
      if (event.kind === 'happening') event.happen(now)
      else if (event.kind === 'webhook') webhooks.push(event)
      else acts.push(event)
    }
  }
  await inParallel(webhooks, 16, (event) => post(world, event))
  await inParallel(acts, 8, (event) => event.act(now))
  await mischief(world, now)
}

async function post(world: World, { webhook, orderId, tells }: Extract<Event, { kind: 'webhook' }>): Promise<void> {
  world.ledger.posted.webhooks += 1
  if (world.postedIds.has(webhook.id)) world.ledger.posted.repeated += 1
  world.postedIds.add(webhook.id)
  await postWebhook(world.http, storeId, signed(webhook, webhookSecret))
  noteNews(world.ledger, orderId, tells)
}

function readerOf(world: World, address: string): Customer {
  const found = world.ledger.orders.find((order) => addressOf(order) === address)?.customer
  if (!found) throw new Error(`a mail came for ${address}, who bought nothing`)
  return found
}

/** One line for each week of the story, while it is played. */
function weeklyLines(ledger: Ledger, say: (line: string) => void): (now: Date) => void {
  let week = 1
  return (now) => {
    if (now.getTime() - openedAt.getTime() < week * 7 * 24 * 3_600_000) return
    const { orders, mails, clicks } = ledger
    const people = clicks.filter(({ isHuman }) => isHuman).length
    say(`  week ${week}: ${orders.length} orders, ${mails.length} mails, ${people} clicks by people so far`)
    week += 1
  }
}
