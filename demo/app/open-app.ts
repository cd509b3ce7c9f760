import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openedAt } from '../world/shop-clock.ts'
import { type AppProcess, freePort, isRunning, startApp } from './app-process.ts'
import { makeDemoDatabase } from './demo-database.ts'

const usualPort = 3000

/**
 * Starts the app afresh for the story: an empty database, the built-in mailbox, and a clock that moves when it is
 * told to. `serverUrl` names a PostgreSQL server to make the database on; without it, the embedded one is used.
 */
export async function openDemoApp(projectFolder: string, serverUrl: string | undefined): Promise<AppProcess> {
  const dataFolder = freshFolder(projectFolder)
  const port = (await isFree(usualPort)) ? usualPort : await freePort()
  const app = await startApp({
    file: join(projectFolder, 'dist', 'server', 'main.js'),
    folder: projectFolder,
    environment: {
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      CLOCK: openedAt.toISOString(),
      DATA_DIR: dataFolder,
      // An empty setting goes before what .env says: the demo sends no mail and touches no real shop's rows.
      DATABASE_URL: serverUrl ? await makeDemoDatabase(serverUrl) : '',
      SMTP_HOST: '',
      SECRET: '',
      ROLE: 'both',
    },
  })
  writeFileSync(join(dataFolder, 'demo.pid'), String(app.pid))
  return app
}

/** An empty data/demo. Refuses when the app of an earlier demo still runs on it. */
function freshFolder(projectFolder: string): string {
  const folder = join(projectFolder, 'data', 'demo')
  const pidFile = join(folder, 'demo.pid')
  if (existsSync(pidFile) && isRunning(Number(readFileSync(pidFile, 'utf8')))) {
    throw new Error('Another demo is still open. Stop it first (Ctrl+C where it runs).')
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
