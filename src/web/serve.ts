import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Served {
  readonly port: number
  /** Takes no new requests and waits for those under way. */
  close(): Promise<void>
}

export function serveWeb(web: Hono, { host, port }: { host: string; port: number }): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, hostname: host, port }, (info: AddressInfo) => {
      const close = () => new Promise<void>((done) => server.close(() => done()))
      resolve({ port: info.port, close })
    })
    server.once('error', reject)
  })
}
