import { hc } from 'hono/client'
import type { Api } from '../web/api.ts'

export const client = hc<Api>('/')

/** An answer other than 2xx, with the server's own words for the person who asked. */
export class Refusal extends Error {
  readonly status: number
  /** The API's own name for what is wrong: "store-exists". */
  readonly code: string | undefined
  constructor(status: number, message: string, code?: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

/** Better-auth's own routes are not part of the typed API. */
export async function postSignIn(path: 'sign-in/email' | 'sign-out', body: object): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Refusal(response.status, await wordsOf(response))
}

async function wordsOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined)
  return problemText(body) ?? `The server answered ${response.status}.`
}

/** The message in `{ error: { message } }` or, from better-auth, in `{ message }`. */
export function problemText(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  if ('error' in body) return problemText(body.error)
  return 'message' in body && typeof body.message === 'string' ? body.message : undefined
}

/** The code in `{ error: { code } }`. */
export function problemCode(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  if ('error' in body) return problemCode(body.error)
  return 'code' in body && typeof body.code === 'string' ? body.code : undefined
}
