import { type Incoming, type RawRequest, type StoreAdapter, Unreadable } from '../../src/stores/adapter.ts'
import { webhookSecret } from './rows.ts'

/** A platform whose deliveries say whatever a test gave them to say; the body is only the name of it. */
export function plainPlatform() {
  const sayings = new Map<string, readonly Incoming[] | (() => never)>()
  const adapter: StoreAdapter = {
    name: 'plain',
    label: 'Plain',
    verify: ({ headers }, secrets) =>
      secrets.includes(headers['x-secret'] ?? '') ? { kind: 'genuine' } : { kind: 'forged', reason: 'wrong secret' },
    identify: ({ headers }) => ({
      key: headers['x-key'] ?? '',
      topic: headers['x-topic'] ?? 'news',
      stops: headers['x-topic'] === 'cancelled',
      orderExternalId: headers['x-order'] ?? null,
      canWait: headers['x-can-wait'] !== undefined,
    }),
    api: {
      fields: [
        { name: 'account', label: 'Account', help: 'The number of the shop.', isSecret: false, pattern: /^\d+$/ },
        { name: 'key', label: 'Key', help: 'Plain shows it once.', isSecret: true, pattern: /^key_\w+$/ },
      ],
      request: ({ path }) => ({ url: `http://127.0.0.1:1${path}`, headers: {} }),
    },
    read({ body }) {
      const said = sayings.get(body.toString())
      if (!said) throw new Unreadable(`"${body.toString()}" says nothing`)
      return typeof said === 'function' ? said() : said
    },
  }
  const request = (key: string, headers: Record<string, string> = {}): RawRequest => ({
    headers: { 'x-secret': webhookSecret, 'x-key': key, ...headers },
    body: Buffer.from(key),
  })
  return { adapter, sayings, request }
}
