// A shop, its customers and its mail readers, played against the real app. `npm run demo`.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askApp } from './app/answers.ts'
import type { AppProcess } from './app/app-process.ts'
import { connect } from './app/http.ts'
import { openDemoApp } from './app/open-app.ts'
import { askReport } from './app/report.ts'
import { checkSignedIn, owner, setUp } from './app/set-up.ts'
import { findings } from './findings.ts'
import { allChecks } from './ledger/all-checks.ts'
import type { Check } from './ledger/check.ts'
import { type Options, readOptions, usage } from './options.ts'
import { differences, sideBySide } from './print.ts'
import { openedAt, shopDay } from './world/shop-clock.ts'
import { simulate } from './world/simulate.ts'
import { openWorld } from './world/world.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
// dist/demo/main.js when built.
const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const serverUrl = process.env['DATABASE_URL'] || undefined
  say(`Starting Notch on ${serverUrl ? 'the PostgreSQL server of DATABASE_URL' : 'its embedded database'} …`)
  const app = await openDemoApp(projectFolder, serverUrl)
  try {
    const checks = await play(app, options)
    const wrong = checks.filter((check) => check.wrong.length > 0)
    if (wrong.length > 0) process.exitCode = 1
    if (!options.once) await leaveOpen(app)
  } catch (error) {
    throw new Error(`${inWords(error)}\nThe end of Notch’s own log:\n${app.output().slice(-4000)}`, { cause: error })
  } finally {
    await app.stop()
  }
}

async function play(app: AppProcess, options: Options): Promise<Check[]> {
  const http = connect(app.url)
  await setUp(http)
  await checkSignedIn(http)
  const startedAt = Date.now()
  say(`Playing ${options.days} days of Nordlicht Tea with ${options.customers} customers …`)
  const world = openWorld(options, http, openedAt)
  const ledger = await simulate(world, say)
  const answers = await askApp(http)
  const report = await askReport(http, shopDay(openedAt), shopDay(ledger.steps.at(-1) ?? openedAt))
  say(`Played in ${((Date.now() - startedAt) / 1000).toFixed(0)} s. What happened, and what Notch says happened:\n`)
  const checks = allChecks(ledger, answers, report)
  for (const line of [...sideBySide(checks), '', ...findings(report)]) say(line)
  const lines = differences(checks)
  say(lines.length === 0 ? '\nEverything adds up.' : `\nThese do not add up:\n${lines.join('\n')}`)
  return checks
}

async function leaveOpen(app: AppProcess): Promise<void> {
  say(`\nNotch is open on ${app.url.replace('127.0.0.1', 'localhost')}`)
  say(`  sign in with ${owner.email} and ${owner.password}; Ctrl+C ends it`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`)
  if (error instanceof TypeError && 'code' in error) process.stderr.write(`\n${usage}\n`)
  process.exitCode = 1
}
