import { Hono } from 'hono'
import type { Auth } from './auth.ts'
import { clientAddressHeader } from './auth.ts'
import { clientAddress } from './client-address.ts'

/** Of all that better-auth can answer, what the admin uses. */
const paths = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/get-session',
  '/api/auth/change-password',
  '/api/auth/revoke-other-sessions',
]

export function authRoutes(auth: Auth) {
  const routes = new Hono()
  for (const path of paths) {
    routes.on(['GET', 'POST'], path, (context) => {
      const headers = new Headers(context.req.raw.headers)
      headers.delete(clientAddressHeader)
      const address = clientAddress(context)
      if (address) headers.set(clientAddressHeader, address)
      return auth.handler(new Request(context.req.raw, { headers }))
    })
  }
  return routes
}
