import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../errors.ts'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Holds a data folder for this process. The lock is a listening socket, so the operating system drops it with
 * the process, even on SIGKILL: nothing stale is left to clean up by hand.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true })
  const address = socketAddress(realpathSync(folder))
  const server = (await listen(address)) ?? (await takeOverStale(address))
  if (!server) throw folderTaken(folder)
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function folderTaken(folder: string): AppError {
  return new AppError(
    'folder-taken',
    409,
    `The data folder ${folder} is in use by another Notch process. Stop that process, or set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL server between processes.`,
  )
}

function socketAddress(folder: string): string {
  const name = `notch-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })
}

async function takeOverStale(address: string): Promise<Server | undefined> {
  if (await answers(address)) return undefined
  rmSync(address, { force: true })
  return listen(address)
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
