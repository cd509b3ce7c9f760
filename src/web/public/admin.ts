import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { pagePolicy } from '../pages/layout.ts'
import { notBuiltPage } from '../pages/plain.ts'
import { noSuchRoute } from '../problem.ts'

/** Paths that are never a page of the admin: a wrong one is a 404, not index.html. */
const notPages = /^\/(api|hooks|c|u|assets|health|clock)(\/|$)/

/** The built admin: files as they are, and index.html for every page of it. */
export function adminRoutes(folder: string) {
  const files = serveStatic({
    root: folder,
    onFound: (_path, context) => {
      const isHashed = context.req.path.startsWith('/assets/')
      context.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const index = serveStatic({
    root: folder,
    path: 'index.html',
    onFound: (_path, context) => context.header('cache-control', 'no-cache'),
  })
  return new Hono()
    .get('*', (context, next) => (context.req.path === '/' ? next() : files(context, next)))
    .get('*', (context, next) => {
      if (notPages.test(context.req.path)) return Promise.resolve(noSuchRoute(context))
      if (existsSync(join(folder, 'index.html'))) return index(context, next)
      context.header('content-security-policy', pagePolicy)
      return Promise.resolve(context.html(notBuiltPage(), 503))
    })
}
