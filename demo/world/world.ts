import type { Http } from '../app/http.ts'
import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { type Random, seeded } from '../random.ts'
import type { Webhook } from '../shopify/signed.ts'
import { type Agenda, openAgenda } from './agenda.ts'
import type { Telling } from './telling.ts'
import { openTill } from './till.ts'

export interface Story {
  readonly customers: number
  /** For how many days the shop sells. */
  readonly days: number
  readonly seed: string
}

/** Something on the agenda: a thing that happens in the shop, a webhook on its way, or a reader who does something. */
export type Event =
  | { readonly kind: 'happening'; happen(at: Date): void }
  | { readonly kind: 'webhook'; readonly webhook: Webhook; readonly orderId: string; readonly tells: Telling['tells'] }
  | { readonly kind: 'act'; act(now: Date): Promise<void> }

/** Everything one run of the story holds. */
export interface World {
  readonly story: Story
  readonly http: Http
  readonly random: Random
  readonly agenda: Agenda<Event>
  readonly ledger: Ledger
  readonly ringUp: ReturnType<typeof openTill>
  readonly closesAt: Date
  /** Webhooks posted before, by their id. */
  readonly postedIds: Set<string>
  /** How many people the shop knows. */
  people: number
}

export function openWorld(story: Story, http: Http, openedAt: Date): World {
  return {
    story,
    http,
    random: seeded(story.seed),
    agenda: openAgenda(),
    ledger: openLedger(),
    ringUp: openTill(),
    closesAt: new Date(openedAt.getTime() + story.days * 24 * 3_600_000),
    postedIds: new Set(),
    people: 0,
  }
}
