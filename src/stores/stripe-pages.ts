import { z } from 'zod'
import { Unreadable } from './adapter.ts'
import type { Answers, ApiAnswer, ApiCall } from './api.ts'
import { flag, readAs } from './fields.ts'
import { isObject, type JsonObject, parseJson } from './json.ts'
import { lineShape, type StripeLine } from './stripe-lines.ts'

const linePage = z.object({ data: z.array(lineShape), has_more: flag })
const embedded = z.object({ line_items: linePage })

interface LinesRead {
  readonly lines: readonly StripeLine[]
  /** The page that is still to be asked for. */
  readonly next: ApiCall | null
}

/** The lines of a session: those it holds itself when these are all, else page by page from the API's answers. */
export function linesOf(session: JsonObject, sessionId: string, answers: Answers = {}): LinesRead {
  const list = session['line_items']
  if (isObject(list) && list['has_more'] === false) {
    return { lines: unique(readAs(embedded, session, 'session').line_items.data), next: null }
  }
  const lines: StripeLine[] = []
  for (let page = 1; ; page++) {
    const name = page === 1 ? 'line items' : `line items ${page}`
    const answer = answers[name]
    if (!answer) return { lines, next: { name, path: pathOf(sessionId, lines.at(-1)) } }
    const { data, has_more } = readPage(answer, name, sessionId)
    lines.push(...data)
    if (!has_more) return { lines: unique(lines), next: null }
  }
}

function pathOf(sessionId: string, last: StripeLine | undefined): string {
  const query = 'limit=100&expand[]=data.price.product'
  const after = last ? `&starting_after=${encodeURIComponent(last.id)}` : ''
  return `/v1/checkout/sessions/${encodeURIComponent(sessionId)}/line_items?${query}${after}`
}

function readPage({ status, body }: ApiAnswer, name: string, sessionId: string) {
  if (status >= 400) {
    throw new Unreadable(
      `Stripe does not know the session ${sessionId}: is the secret key in Settings one of the same account and mode?`,
    )
  }
  const page = readAs(linePage, parseJson(Buffer.from(body)), name)
  if (page.has_more && page.data.length === 0) throw new Unreadable(`${name} is an empty page that says more follow.`)
  return page
}

/** Pages that overlap tell a line twice; an order keeps one row a line. */
function unique(lines: readonly StripeLine[]): StripeLine[] {
  return [...new Map(lines.map((line) => [line.id, line])).values()]
}
