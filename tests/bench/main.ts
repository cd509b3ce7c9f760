// Runs every bench in a process of its own turn and prints what was measured. `npm run bench -- render rules`.
import type { BenchResult } from './result.ts'

const benches: Readonly<Record<string, () => Promise<{ run(): Promise<readonly BenchResult[]> }>>> = {
  render: () => import('./render.ts'),
  rules: () => import('./rules.ts'),
  smtp: () => import('./smtp.ts'),
  intake: () => import('./intake.ts'),
  outbox: () => import('./outbox.ts'),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in benches))
if (unknown) {
  console.error(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const rows: BenchResult[] = []
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`measuring ${name} …`)
  rows.push(...(await (await load()).run()))
}
console.table(rows.map(printed))
process.exit(0)

function printed({ name, unit, ours, peer, peerName, aim }: BenchResult) {
  const figure = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 })
  return {
    name,
    unit,
    ours: figure(ours),
    peer: `${figure(peer)} (${peerName})`,
    ratio: `${figure(ours / peer)}×`,
    aim: `≥ ${aim}×`,
    met: ours / peer >= aim ? 'yes' : 'no',
  }
}
