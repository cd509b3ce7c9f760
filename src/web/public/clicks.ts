import { type Context, Hono } from 'hono'
import { follow } from '../../links/follow.ts'
import { pagePolicy } from '../pages/layout.ts'
import { deadLinkPage } from '../pages/plain.ts'
import type { WebServices } from '../services.ts'

/** GET /c/:token: always redirects, whatever becomes of the click. HEAD is what scanners send; hono routes it here. */
export function clickRoutes(services: WebServices) {
  return new Hono().get('/c/:token', async (context) => {
    const followed = follow(services.keys.links, context.req.param('token'))
    quiet(context)
    if (!followed) return context.html(deadLinkPage(), 404, { 'content-security-policy': pagePolicy })
    await services.clicks.keep({
      clickId: followed.clickId,
      messageId: followed.link.messageId,
      linkKey: followed.link.linkKey,
      clickedAt: services.clock.now(),
      method: context.req.method,
      userAgent: context.req.header('user-agent') ?? '',
    })
    return context.redirect(followed.location, 302)
  })
}

function quiet(context: Context): void {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-robots-tag', 'noindex, nofollow')
}
