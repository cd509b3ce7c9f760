import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/**
 * Who is calling, for the limit on sign-in. A proxy on this machine is believed about the address it appended last;
 * from anywhere else the header is the caller's own invention. Undefined without a socket.
 */
export function clientAddress(context: Context): string | undefined {
  const remote = remoteAddress(context)
  if (remote === undefined || !loopback.test(remote)) return remote
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || remote
}

/** True for a caller on this machine that came through no proxy. */
export function isLocal(context: Context): boolean {
  const remote = remoteAddress(context)
  const isForwarded = context.req.header('x-forwarded-for') !== undefined
  return !isForwarded && (remote === undefined || loopback.test(remote))
}

function remoteAddress(context: Context): string | undefined {
  // app.request() in tests has no socket behind it.
  if (!context.env?.incoming) return undefined
  return getConnInfo(context).remote.address
}
