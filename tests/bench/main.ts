// Runs every bench in a process of its own turn and prints what was measured. `npm run bench -- render rules`.
import type { BenchLimit, BenchResult } from './result.ts'

const benches: Readonly<Record<string, () => Promise<{ run(): Promise<readonly (BenchResult | BenchLimit)[]> }>>> = {
  render: () => import('./render.ts'),
  rules: () => import('./rules.ts'),
  smtp: () => import('./smtp.ts'),
  intake: () => import('./intake.ts'),
  outbox: () => import('./outbox.ts'),
  import: () => import('./import.ts'),
  sustained: () => import('./sustained.ts'),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in benches))
if (unknown) {
  console.error(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const rows: (BenchResult | BenchLimit)[] = []
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`measuring ${name} …`)
  rows.push(...(await (await load()).run()))
}
const ratios = rows.flatMap((row) => ('aim' in row ? [printed(row)] : []))
const limits = rows.flatMap((row) => ('most' in row ? [printedLimit(row)] : []))
if (ratios.length > 0) console.table(ratios)
if (limits.length > 0) console.table(limits)
process.exit(0)

function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

function printedLimit({ name, unit, measured, most }: BenchLimit) {
  return {
    name,
    measured: `${figure(measured)} ${unit}`,
    limit: `≤ ${most} ${unit}`,
    met: measured <= most ? 'yes' : 'no',
  }
}

function printed({ name, unit, ours, peer, peerName, aim }: BenchResult) {
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
