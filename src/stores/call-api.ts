import type { ApiAnswer, ApiCall, ApiRequest } from './api.ts'

/** What came of a call. Only an answer that counts is kept; the rest says what to do about it. */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly answer: ApiAnswer }
  /** The credentials do not let us: only the owner can mend that. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** Too many calls: not again before that many seconds. */
  | { readonly kind: 'busy'; readonly reason: string; readonly waitSeconds: number }
  | { readonly kind: 'failed'; readonly reason: string }

export type CallApi = (call: ApiCall, request: ApiRequest) => Promise<CallOutcome>

const timeoutMs = 20_000
const mostBytes = 20 * 1024 * 1024
const usualWaitSeconds = 10
/** What pages of a history need, and nothing that a session could hide in. */
const keptHeaders = ['link', 'x-wp-totalpages', 'x-wp-total']

/** Over the network, never following a redirect: credentials go where the owner said and nowhere else. */
export const callApi: CallApi = async (call, { url, headers }) => {
  try {
    const response = await fetch(url, {
      method: call.method ?? 'GET',
      headers: { accept: 'application/json', ...(call.body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(call.body ? { body: call.body } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return await outcomeOf(response, call)
  } catch (error) {
    return { kind: 'failed', reason: `The platform’s API did not answer ${call.path}: ${wordsOf(error)}` }
  }
}

async function outcomeOf(response: Response, { path }: ApiCall): Promise<CallOutcome> {
  const { status } = response
  const said = `The platform’s API answered ${status} to ${path}.`
  if (status === 401 || status === 403)
    return { kind: 'denied', reason: `${said} Check the access entered in Settings and what it may read.` }
  if (status === 429) return { kind: 'busy', reason: said, waitSeconds: waitOf(response.headers) }
  const body = await textOf(response)
  if (body === undefined) return { kind: 'failed', reason: `${said} The answer is larger than 20 MB.` }
  if (!response.ok && status !== 404 && status !== 410) return { kind: 'failed', reason: said }
  const headers = Object.fromEntries(keptHeaders.flatMap((name) => pairOf(name, response.headers.get(name))))
  return { kind: 'answered', answer: { status, headers, body } }
}

function pairOf(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]]
}

/** In whole seconds; BigCommerce tells milliseconds under a name of its own. */
function waitOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const ms = Number(headers.get('x-rate-limit-time-reset-ms') ?? Number.NaN)
  const told = Number.isFinite(seconds) ? seconds : Number.isFinite(ms) ? Math.ceil(ms / 1000) : usualWaitSeconds
  return Math.min(Math.max(told, 1), 3600)
}

async function textOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Node says "fetch failed" and hides why in the cause. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 200)
}
