import { constants, setPriority } from 'node:os'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { AppError } from './errors.ts'
import { jsonLog } from './lib/log.ts'
import { serveWeb } from './web/serve.ts'

const log = jsonLog()

/** Starts by role and stops cleanly on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig()
  const app = await createApp(config, log)
  const served =
    config.ROLE === 'worker' ? undefined : await serveWeb(app.web, { host: config.HOST, port: config.PORT })
  // On one machine with a web process, webhooks are answered first.
  if (config.ROLE === 'worker') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  if (config.CLOCK === 'real') app.runner.start(config.ROLE === 'web' ? 'everywhere' : 'all')
  if (served) process.stdout.write(`Notch is open on http://${shownHost(config.HOST)}:${served.port}\n`)
  log.info('started', { role: config.ROLE, database: app.database.kind, mailer: app.mailer.name })
  await stopSignal()
  log.info('stopping')
  await served?.close()
  await app.close()
}

function shownHost(host: string): string {
  return host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
}

try {
  await main()
} catch (error) {
  // A refusal (taken folder, newer schema, wrong setting) is a sentence for a person, not a stack.
  if (error instanceof AppError) process.stderr.write(`${error.message}\n`)
  else log.error('could not start', error)
  process.exitCode = 1
}
