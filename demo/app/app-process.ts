import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** The app as a process of its own. */
export interface AppProcess {
  readonly url: string
  readonly pid: number
  /** What it printed, both streams; the end of it when it was much. */
  output(): string
  /** As an operator stops it; resolves with its exit code when it has ended. */
  stop(): Promise<number | null>
  /** As a power cut stops it. */
  kill(): Promise<void>
}

export interface AppToStart {
  /** The built program. */
  readonly file: string
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

/** Starts the app on a free port and waits until it answers. Throws with what it printed when it does not. */
export async function startApp({ file, folder, environment, timeoutMs = 180_000 }: AppToStart): Promise<AppProcess> {
  const port = Number(environment['PORT'] ?? (await freePort()))
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'exit').then(([code]) => code as number | null) // an event's arguments have no types
  const app: AppProcess = {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => printed,
    stop: () => signal('SIGTERM'),
    kill: async () => void (await signal('SIGKILL')),
  }
  function signal(name: NodeJS.Signals): Promise<number | null> {
    child.kill(name)
    return ended
  }
  await answering(app, ended, Date.now() + timeoutMs)
  return app
}

async function answering(app: AppProcess, ended: Promise<number | null>, untilMs: number): Promise<void> {
  const end = ended.then(() => 'ended' as const)
  for (;;) {
    const state = await Promise.race([end, isHealthy(app.url)])
    if (state === true) return
    if (state === 'ended') throw new Error(`the app ended before it answered:\n${app.output()}`)
    if (Date.now() > untilMs) {
      await app.kill()
      throw new Error(`the app did not answer in time:\n${app.output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function isHealthy(url: string): Promise<boolean> {
  // Refused until the app listens; that is what is being waited for.
  const response = await fetch(`${url}/health`).catch(() => undefined)
  return response?.ok ?? false
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

export function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether there is such a process.
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
