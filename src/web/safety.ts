import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Headers for every answer; a route that sets one itself keeps its own. Mails are shown in sandboxed iframes by
 * `srcdoc`, which inherit this policy: hence pictures and fonts from anywhere and inline styles, but no script but ours.
 */
export function safeHeaders(publicUrl: string) {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
      fontSrc: ["'self'", 'data:', 'https:'],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=31536000' : false,
  })
}

/** Writes must come from our own pages; behind a proxy our origin is the public one, not the one we are asked by. */
export function sameOrigin(publicUrl: string) {
  const own = new URL(publicUrl).origin
  return csrf({ origin: (origin, context) => origin === own || origin === new URL(context.req.url).origin })
}
