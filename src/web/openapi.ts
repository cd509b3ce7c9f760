import type { OpenAPIHono } from '@hono/zod-openapi'
import type { WebEnv } from './router.ts'
import { problem } from './schemas/common.ts'
import { version } from './version.ts'

/** The document of every route under /api. Each also answers with a Problem, which is said here once for all. */
export function describeApi(api: OpenAPIHono<WebEnv>) {
  api.openAPIRegistry.register('Problem', problem)
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Notch',
      version,
      description:
        'Sign in at POST /api/auth/sign-in/email; the session travels in a cookie. Ids are text, instants are ISO 8601 in UTC, money is minor units as text beside its currency. A list’s nextCursor goes into the next request’s cursor.',
    },
    security: [{ session: [] }],
  })
  const failed = {
    description: 'What went wrong, in words',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation?.responses) operation.responses['default'] = failed
    }
  }
  return {
    ...document,
    components: {
      ...document.components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' } },
    },
  }
}
