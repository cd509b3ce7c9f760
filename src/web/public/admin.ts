import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { pagePolicy } from '../pages/layout.ts'
import { notBuiltPage } from '../pages/plain.ts'
import { noSuchRoute } from '../problem.ts'

/** Paths that are never a page of the admin: a wrong one is a 404, not index.html. */
const notPages = /^\/(api|hooks|c|u|assets|health|clock)(\/|$)/

/** The built admin: files as they are, and index.html for every page of it. It may be built while the app runs. */
export function adminRoutes(folder: string) {
  let servers: Servers | undefined
  return new Hono().get('*', async (context) => {
    const { path } = context.req
    if (existsSync(join(folder, 'index.html'))) servers ??= serversOf(folder)
    const file = path === '/' ? undefined : await servers?.file(context)
    if (file) return kept(file, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (notPages.test(path)) return noSuchRoute(context)
    const index = await servers?.index(context)
    if (index) return kept(index, 'no-cache')
    return context.html(notBuiltPage(), 503, { 'content-security-policy': pagePolicy })
  })
}

type Server = (context: Context) => Promise<Response | undefined>
interface Servers {
  readonly file: Server
  readonly index: Server
}

function serversOf(folder: string): Servers {
  const file = serveStatic({ root: folder })
  const index = serveStatic({ root: folder, path: 'index.html' })
  const nothing = () => Promise.resolve()
  return {
    file: async (context) => (await file(context, nothing)) ?? undefined,
    index: async (context) => (await index(context, nothing)) ?? undefined,
  }
}

function kept(response: Response, cacheControl: string): Response {
  response.headers.set('cache-control', cacheControl)
  return response
}
