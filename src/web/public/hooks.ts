import { type Context, Hono } from 'hono'
import { AppError } from '../../errors.ts'
import { problem } from '../problem.ts'
import type { WebServices } from '../services.ts'
import { readBody } from './read-body.ts'

const limitBytes = 5 * 1024 * 1024
const retryAfterSeconds = '30'
/** Every platform sends its body at once; one that takes longer only holds a connection. */
const patienceMs = 20_000

/** POST /hooks/:store: verified and kept before the answer; nothing else happens in the request. */
export function hookRoutes(services: Pick<WebServices, 'receive' | 'log'>, { withinMs = patienceMs } = {}) {
  return new Hono().post('/hooks/:store', async (context) => {
    const body = await inTime(readBody(context.req.raw, limitBytes), withinMs)
    if (body === 'too-slow') {
      context.header('connection', 'close')
      return problem(context, 408, 'too-slow', `The body took longer than ${withinMs / 1000} s.`)
    }
    if (body === 'too-large') return problem(context, 413, 'too-large', 'A delivery may be 5 MB at most.')
    try {
      return answer(
        context,
        await services.receive(context.req.param('store'), { headers: context.req.header(), body }),
      )
    } catch (error) {
      if (error instanceof AppError) throw error
      // Not kept, so never a 2xx: the platform sends it again.
      services.log.error('a delivery could not be kept', error, { store: context.req.param('store') })
      context.header('retry-after', retryAfterSeconds)
      return problem(context, 503, 'not-kept', 'The delivery could not be kept just now; send it again.')
    }
  })
}

async function inTime<T>(reading: Promise<T>, withinMs: number): Promise<T | 'too-slow'> {
  let timer: NodeJS.Timeout | undefined
  const tooSlow = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(resolve, withinMs, 'too-slow')
  })
  try {
    return await Promise.race([reading, tooSlow])
  } finally {
    clearTimeout(timer)
    // Read to its end by nobody: that it broke off later is nobody's news.
    reading.catch(() => undefined)
  }
}

function answer(context: Context, receipt: Awaited<ReturnType<WebServices['receive']>>): Response {
  switch (receipt.kind) {
    case 'kept':
    case 'duplicate':
      return context.json({ kept: true })
    case 'ping':
      return context.json({ kept: false })
    case 'forged':
      return problem(context, 401, 'forged', receipt.reason)
    case 'unknown-store':
      return problem(context, 404, 'no-such-store', 'No store has this address.')
    default:
      return receipt satisfies never
  }
}
