import type { z } from 'zod'
import { Unreadable } from './adapter.ts'
import type { Answers, ApiAnswer } from './api.ts'
import { readAs } from './fields.ts'
import { isObject, type JsonValue, parseJson } from './json.ts'

/** What v2 and v3 give at most on one page. */
export const pageSize = 250

export function isGone({ status }: ApiAnswer): boolean {
  return status === 404 || status === 410
}

/** Reads what v2 answered to the call of that name. An empty list is a 204 without a body. */
export function readV2<T>(schema: z.ZodType<T>, answers: Answers, name: string): T {
  return readAs(schema, bodyOf(answers, name), name)
}

/** v3 puts what it answers into `data`. */
export function readV3<T>(schema: z.ZodType<T>, answers: Answers, name: string): T {
  const body = bodyOf(answers, name)
  const data = isObject(body) ? body['data'] : undefined
  if (data === undefined) throw new Unreadable(`BigCommerce's answer to "${name}" has no data.`)
  return readAs(schema, data, name)
}

function bodyOf(answers: Answers, name: string): JsonValue {
  const answer = answers[name]
  if (!answer) throw new Unreadable(`BigCommerce's API was not asked for "${name}": enter the API access, then replay.`)
  if (answer.status === 204) return []
  if (isGone(answer))
    throw new Unreadable(`BigCommerce answered ${answer.status} to "${name}" of what it knew just before.`)
  try {
    return parseJson(Buffer.from(answer.body))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new Unreadable(`BigCommerce's answer to "${name}": ${error.message}`, { cause: error })
  }
}
