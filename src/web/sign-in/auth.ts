import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import type { WebServices } from '../services.ts'

/** Set by client-address.ts on every request, whatever the client sent under this name. */
export const clientAddressHeader = 'x-notch-client-address'

/** Sign-in by address and password. Nobody signs up: the first visit makes the owner, owners add the others. */
export function createAuth({
  client,
  keys,
  publicUrl,
  log,
}: Pick<WebServices, 'client' | 'keys' | 'publicUrl' | 'log'>) {
  return betterAuth({
    appName: 'Notch',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: keys.sessions.toString('base64url'),
    database: prismaAdapter(client, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // A wrong password is no event of ours; what breaks is.
    logger: {
      level: 'error',
      log: (_level, message, ...details) => log.error('sign-in failed', details[0] ?? message),
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'viewer' } } },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    trustedOrigins: (request) => [publicUrl, ...(request ? [new URL(request.url).origin] : [])],
    // Kept in memory: a guesser who waits for a restart gains ten tries.
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    advanced: {
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
