import { click, scan, unsubscribe } from '../app/reader.ts'
import { type Click, currentStep, type Mail } from '../ledger/ledger.ts'
import { chance, type Random } from '../random.ts'
import { fillBasket, type Item } from './basket.ts'
import { findByVariant } from './catalogue.ts'
import { type Reaction, type ReadersPurchase, react } from './reacting.ts'
import { buy, newPerson } from './selling.ts'
import type { Customer } from './shop.ts'
import type { Purchase } from './till.ts'
import type { World } from './world.ts'

/** A mail has come: a gateway may open it at once; what its reader will do goes on the agenda. */
export async function readMail(world: World, mail: Mail, reader: Customer): Promise<void> {
  const random = world.random.fork(`mail ${mail.orderNumber}`)
  if (reader.isBehindScanner) {
    world.ledger.clicks.push(...(await scan(world.http, mail, mail.receivedAt, chance(random, 0.5))))
  }
  const reaction = react({ hasOffer: mail.offerLinks.length > 0, hasCode: mail.code !== null }, random)
  planClick(world, mail, reader, reaction, random)
  planUnsubscribe(world, mail, reaction)
}

function planClick(world: World, mail: Mail, reader: Customer, reaction: Reaction, random: Random): void {
  const { purchase } = reaction
  if (!reaction.click) {
    if (purchase) planPurchase(world, mail, reader, purchase, random, null)
    return
  }
  const { link } = reaction.click
  world.agenda.add(hoursAfter(mail.receivedAt, reaction.click.afterHours), {
    kind: 'act',
    async act(now) {
      const done = await click(world.http, mail, link, now)
      world.ledger.clicks.push(done)
      if (purchase) planPurchase(world, mail, reader, purchase, random, done)
    },
  })
}

function planPurchase(
  world: World,
  mail: Mail,
  reader: Customer,
  purchase: ReadersPurchase,
  random: Random,
  clicked: Click | null,
): void {
  const at = hoursAfter(clicked?.at ?? mail.receivedAt, purchase.afterHours)
  if (at >= world.closesAt) return
  const happen = () => {
    const customer = purchase.asSomebodyElse ? newPerson(world) : reader
    buy(world, { kind: 'usual', customer, at, ...basketAfter(mail, purchase, random, clicked) })
  }
  world.agenda.add(at, { kind: 'happening', happen })
}

type Basket = Pick<Purchase, 'items' | 'attributes' | 'landingSite' | 'discountCode'>

/** What is bought, and by what the shop can tell where the buyer came from. */
function basketAfter(mail: Mail, { carries }: ReadersPurchase, random: Random, clicked: Click | null): Basket {
  const offered = clicked ? offeredBy(clicked) : []
  const items = offered.length === 0 || chance(random, 0.8) ? fillBasket(random, offered) : offered
  if (carries === 'code') return { items, discountCode: mail.code }
  if (carries === 'nothing' || !clicked) return { items }
  const { location, clickId } = clicked
  const isCart = location.pathname.startsWith('/cart/')
  // A cart that was emptied on the way loses its attributes; the landing page stays.
  const attributes = isCart && chance(random, 0.85) ? { notch_click: clickId } : {}
  const discountCode = location.searchParams.get('discount')
  return { items, attributes, landingSite: location.pathname + location.search, discountCode }
}

/** The variant a cart permalink puts into the basket. */
function offeredBy({ location }: Click): Item[] {
  const variantId = /^\/cart\/(\d+):/.exec(location.pathname)?.[1]
  const found = variantId ? findByVariant(variantId) : undefined
  return found ? [{ ...found, quantity: 1 }] : []
}

function planUnsubscribe(world: World, mail: Mail, { unsubscribesAfterHours }: Reaction): void {
  if (unsubscribesAfterHours === null) return
  world.agenda.add(hoursAfter(mail.receivedAt, unsubscribesAfterHours), {
    kind: 'act',
    async act() {
      await unsubscribe(world.http, mail)
      world.ledger.unsubscribed.set(mail.to, world.ledger.unsubscribed.get(mail.to) ?? currentStep(world.ledger))
    },
  })
}

function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000)
}
