import { z } from 'zod'
import type { Http } from './http.ts'
import { storeId } from './set-up.ts'

const money = z.object({ minor: z.coerce.number(), currency: z.string() })
const messageRow = z.object({
  id: z.string(),
  orderNumber: z.string(),
  to: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  arm: z.string(),
  dueAt: z.coerce.date(),
  offers: z.array(z.string()),
  humanClicks: z.number(),
  scannerClicks: z.number(),
  credited: z.object({ orders: z.number(), net: money }).nullable(),
})
export type MessageRow = z.infer<typeof messageRow>
const anyRow = z.object({ id: z.string() })

/** What the app says happened, by the API its own pages use. */
export interface Answers {
  readonly messages: readonly MessageRow[]
  readonly quarantined: number
  readonly suppressed: number
}

export async function askApp(http: Http): Promise<Answers> {
  const messages = await everyPage(http, '/api/messages', messageRow)
  const quarantined = await everyPage(http, '/api/deliveries', anyRow, '&state=quarantined')
  const suppressed = await everyPage(http, '/api/suppressions', anyRow)
  return { messages, quarantined: quarantined.length, suppressed: suppressed.length }
}

async function everyPage<T>(http: Http, path: string, item: z.ZodType<T>, filter = ''): Promise<T[]> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() })
  const found: T[] = []
  for (let cursor = ''; ; ) {
    const answer = page.parse(await http.readJson(`${path}?store=${storeId}&limit=100${filter}${cursor}`))
    found.push(...answer.items)
    if (answer.nextCursor === null) return found
    cursor = `&cursor=${encodeURIComponent(answer.nextCursor)}`
  }
}
