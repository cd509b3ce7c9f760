import { pathToFileURL } from 'node:url'
import type { BenchResult } from './result.ts'
import { makeShop, type Shop } from './rules/shop.ts'
import { verdictsByEngine, verdictsByNotch } from './rules/verdicts.ts'

/** The same conditions asked of the same orders, beside json-rules-engine. Each side asks every rule of every order. */
export async function run(): Promise<readonly BenchResult[]> {
  return [await race(20), await race(200)]
}

const rounds = 5
const roundMs = 400

async function race(rules: number): Promise<BenchResult> {
  const shop = makeShop(rules, 400)
  const ours = verdictsByNotch(shop)
  const peer = verdictsByEngine(shop)
  await refuseDisagreement(shop, ours, peer)
  const best = { ours: 0, peer: 0 }
  // Turn by turn, so that whatever else the machine does meets both; the best round is the least disturbed.
  for (let round = 0; round < rounds; round += 1) {
    best.peer = Math.max(best.peer, await ordersPerSecond(shop, peer))
    best.ours = Math.max(best.ours, await ordersPerSecond(shop, ours))
  }
  return { name: `${rules} rules`, unit: 'orders/s', ...best, peerName: 'json-rules-engine', aim: 20 }
}

type Verdicts = (order: number) => readonly string[] | Promise<readonly string[]>

async function refuseDisagreement(shop: Shop, ours: Verdicts, peer: Verdicts): Promise<void> {
  let fitted = 0
  for (const place of shop.orders.keys()) {
    const [one, other] = [[...(await ours(place))].sort(), [...(await peer(place))].sort()]
    if (one.join() !== other.join()) throw new Error(`order ${place}: ${one.join()} here, ${other.join()} there`)
    fitted += one.length
  }
  const asked = shop.orders.length * shop.rules.length
  if (fitted < asked / 50 || fitted > asked / 2) throw new Error(`${fitted} of ${asked} fit: not a fair mix`)
}

/** By processor time, which other work on the machine does not stretch. */
async function ordersPerSecond(shop: Shop, verdicts: Verdicts): Promise<number> {
  const start = process.cpuUsage()
  let done = 0
  let spentMs = 0
  while (spentMs < roundMs) {
    for (let next = 0; next < 20; next += 1) {
      const answer = verdicts(done % shop.orders.length)
      if (answer instanceof Promise) await answer
      done += 1
    }
    const { user, system } = process.cpuUsage(start)
    spentMs = (user + system) / 1000
  }
  return (done * 1000) / spentMs
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, unit, ours, peer, peerName, aim } of await run()) {
    console.log(
      `${name}: ${Math.round(ours)} ${unit}, ${peerName} ${Math.round(peer)}: ${(ours / peer).toFixed(0)}× (aim ≥ ${aim}×)`,
    )
  }
}
