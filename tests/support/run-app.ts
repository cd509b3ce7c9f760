import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type AppProcess, isRunning, startApp } from '../../demo/app/app-process.ts'
import { projectRoot } from '../../src/lib/root.ts'

let built: Promise<string> | undefined

/**
 * Starts the real app as a process of its own, from today's source, on a free port, and waits for /health. Without
 * DATA_DIR it gets a folder of its own, which is removed by `stop` and `kill`. Settings of this machine's .env are
 * overridden by empty ones only where `environment` says so.
 */
export async function runApp(environment: Readonly<Record<string, string>> = {}): Promise<AppProcess> {
  built ??= bundle()
  const file = await built
  const folder = environment['DATA_DIR'] ? undefined : mkdtempSync(join(tmpdir(), 'notch-app-'))
  const ownFolder: Record<string, string> = folder ? { DATA_DIR: folder } : {}
  const app = await startApp({ file, folder: projectRoot, environment: { ...ownFolder, ...environment } })
  const cleaned = async <T>(end: Promise<T>) => {
    const value = await end
    if (folder) rmSync(folder, { recursive: true, force: true })
    return value
  }
  return { ...app, stop: () => cleaned(app.stop()), kill: () => cleaned(app.kill()) }
}

/** One bundle a test process, inside the project so that packages and templates are found. */
async function bundle(): Promise<string> {
  const dist = join(projectRoot, 'dist')
  removeLeftOvers(dist)
  const outfile = join(dist, `test-${process.pid}`, 'main.js')
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['./src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  })
  return outfile
}

/** A worker is ended without a word, so what it built stays until the next one comes. */
function removeLeftOvers(dist: string): void {
  const built = existsSync(dist) ? readdirSync(dist) : []
  for (const name of built) {
    const pid = /^test-(\d+)$/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) rmSync(join(dist, name), { recursive: true, force: true })
  }
}
