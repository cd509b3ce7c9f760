import { between, chance, pick, type Random, weighted } from '../random.ts'
import { shopifyJson } from '../shopify/json.ts'
import { fillBasket } from './basket.ts'
import { decideFate } from './fate.ts'
import { person, shoppingTime } from './people.ts'
import type { Customer, Order, OrderKind } from './shop.ts'
import { openedAt } from './shop-clock.ts'
import { type Telling, tellingsOf } from './telling.ts'
import type { Purchase } from './till.ts'
import type { World } from './world.ts'

const dayMs = 24 * 3_600_000
const owner: Customer = {
  id: '9099999999999999999',
  email: 'till@nordlicht-tea.example',
  firstName: 'Jette',
  lastName: 'Nordlicht',
  country: 'DE',
  acceptsMarketing: false,
  hasRefused: false,
  isBehindScanner: false,
}

/** Puts everybody's first visit on the agenda, spread over the days the shop sells. */
export function openShop(world: World): void {
  for (let index = 0; index < world.story.customers; index += 1) {
    const random = world.random.fork(`visit ${index}`)
    const day = between(random, 0, world.story.days - 1)
    const at = shoppingTime(new Date(openedAt.getTime() - (openedAt.getTime() % dayMs) + day * dayMs), random)
    if (at >= openedAt && at < world.closesAt) {
      world.agenda.add(at, { kind: 'happening', happen: () => firstVisit(world, at, random) })
    }
  }
}

/** Nearly always a new customer; now and then the till in the shop, the owner trying things out, a guest unknown. */
function firstVisit(world: World, at: Date, random: Random): void {
  const kind = weighted<OrderKind>(random, {
    usual: 945,
    'point-of-sale': 35,
    test: 7,
    'no-address': 7,
    replacement: 6,
  })
  const customer = kind === 'usual' || kind === 'replacement' ? newPerson(world) : kind === 'test' ? owner : null
  buy(world, { kind, customer, at, items: fillBasket(random), ...wayIn(random), ...currencyOf(customer) })
  if (kind === 'usual' && customer && chance(random, 0.06)) comeBack(world, customer, at, random)
}

/** Some people run out of tea, whatever mail they got. */
function comeBack(world: World, customer: Customer, after: Date, random: Random): void {
  const at = new Date(after.getTime() + between(random, 8 * 24, 25 * 24) * 3_600_000)
  if (at >= world.closesAt) return
  world.agenda.add(at, {
    kind: 'happening',
    happen: () => buy(world, { kind: 'usual', customer, at, items: fillBasket(random), ...wayIn(random) }),
  })
}

export function newPerson(world: World): Customer {
  const index = world.people
  world.people += 1
  return person(index, world.random.fork(`person ${index}`))
}

/** Rings a purchase up, decides what becomes of it, and sends the shop's webhooks on their way. */
export function buy(world: World, purchase: Purchase): Order {
  const order = world.ringUp(purchase)
  const random = world.random.fork(`order ${order.number}`)
  if (purchase.kind === 'usual') decideFate(order, random, world.closesAt)
  world.ledger.orders.push(order)
  for (const [place, telling] of tellingsOf(order, random).entries()) tell(world, order, telling, place, random)
  return order
}

function tell(world: World, order: Order, telling: Telling, place: number, random: Random): void {
  const { topic, body, arrivesAt, tells } = telling
  const webhook = { id: `${order.id}-${place}`, topic, body: shopifyJson(body), triggeredAt: arrivesAt }
  const event = { kind: 'webhook', webhook, orderId: order.id, tells } as const
  world.agenda.add(arrivesAt, event)
  // One in ten is delivered twice: right away, or hours later.
  if (!chance(random, 0.1)) return
  const later = chance(random, 0.5) ? 0 : between(random, 1, 300) * 60_000
  world.agenda.add(new Date(arrivesAt.getTime() + later), event)
}

function wayIn(random: Random): Pick<Purchase, 'landingSite'> {
  return {
    landingSite: pick(random, [
      null,
      '/',
      '/products/earl-grey-classic?utm_source=google&utm_medium=cpc&utm_campaign=tea',
      '/collections/reserve?utm_source=instagram&utm_medium=social',
      '/?ref=friend',
    ]),
  }
}

function currencyOf(customer: Customer | null): Pick<Purchase, 'presentmentCurrency'> {
  return customer?.country === 'JP' ? { presentmentCurrency: 'JPY' } : {}
}
