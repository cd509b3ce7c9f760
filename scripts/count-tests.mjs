// Sums up what .ci/run left in a folder: vitest's JSON reports, suites that ended badly, and checks.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countReport } from './test-report.mjs'

const folder = process.argv[2] ?? '.'
const suites = new Set(readdirSync(folder).flatMap((file) => file.match(/^(.+)\.(json|failed)$/)?.[1] ?? []))
const total = { passed: 0, failed: 0 }

for (const suite of suites) {
  const { passed, failed, skipped } = figuresOf(suite)
  console.log(`${suite}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
  total.passed += passed
  total.failed += failed
}
const checks = textOf('checks').split('\n').filter(Boolean)
for (const outcome of checks) total[outcome] += 1
console.log(`checks: ${checks.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function figuresOf(suite) {
  const text = textOf(`${suite}.json`)
  const counted = text === '' ? { passed: 0, failed: 0, skipped: 0 } : countReport(JSON.parse(text))
  // One that ended badly without a failed test did not start, was killed, or met an error outside any test.
  const endedBadly = existsSync(join(folder, `${suite}.failed`)) && counted.failed === 0
  return { ...counted, failed: counted.failed + (endedBadly ? 1 : 0) }
}

function textOf(name) {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
