/**
 * One call to a platform's API, said by an adapter and made by ask.ts. Nothing is ever changed by one, except where the
 * method is told. The path starts at the API's own root.
 */
export interface ApiCall {
  /** Names the answer: "order", "line items". One name a call within one delivery. */
  readonly name: string
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'PUT'
  /** JSON. */
  readonly body?: string
}

/** An answer that counts: any 2xx, and 404 or 410, since that a thing is gone is an answer too. */
export interface ApiAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Answers = Readonly<Record<string, ApiAnswer>>

export type Credentials = Readonly<Record<string, string>>

export interface StoreApi {
  /** What the owner enters, in the order of the form. */
  readonly fields: readonly ApiField[]
  /** Where a call goes and what proves who asks. Throws nothing: credentials were held against `fields` when saved. */
  request(call: ApiCall, credentials: Credentials, storefrontUrl: string): ApiRequest
  /** Pages of orders, for what webhooks may have lost. */
  readonly history?: OrderHistory
  /** Webhook subscriptions, where the platform lets an API make them. */
  readonly hooks?: HookSubscriptions
}

interface ApiField {
  readonly name: string
  /** "Admin API access token" */
  readonly label: string
  /** Where the owner finds it, in a sentence. */
  readonly help: string
  readonly isSecret: boolean
  /** What a valid one looks like, whole. */
  readonly pattern: RegExp
}

export interface ApiRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export interface HookSubscriptions {
  /** Everything Notch wants to be told of, in the platform's own words. */
  readonly topics: readonly string[]
  readonly list: ApiCall
  /** Of every address, not only ours. Throws Unreadable. */
  read(answer: ApiAnswer): readonly HookSubscription[]
  create(topic: string, hook: { readonly address: string; readonly secret: string }): ApiCall
  /** Sets one going again that the platform switched off; where there is none, it is made anew. */
  activate?(subscription: HookSubscription): ApiCall
}

export interface HookSubscription {
  readonly id: string
  readonly topic: string
  readonly address: string
  readonly isActive: boolean
}

export interface OrderHistory {
  /** Whether pages come in the order of change, so that a pass that broke off can go on where it was. */
  readonly isOldestFirst: boolean
  /** The first page of the orders that changed since, oldest change first where the platform can. */
  first(since: Date): ApiCall
  /** What a page that was answered with 2xx holds. Throws Unreadable when it is not one. */
  read(answer: ApiAnswer, call: ApiCall): HistoryPage
}

export interface HistoryPage {
  readonly orders: readonly FoundOrder[]
  readonly next: ApiCall | null
}

/** An order as the history tells it, ready to be kept like a webhook. */
export interface FoundOrder {
  readonly externalId: string
  readonly changedAt: Date
  readonly topic: string
  readonly body: Buffer
  readonly isThin: boolean
}
