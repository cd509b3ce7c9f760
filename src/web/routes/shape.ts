import type { z } from '@hono/zod-openapi'

/** A 200 with JSON. Whatever goes wrong is a Problem, added to every route of the document. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } } }
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}
