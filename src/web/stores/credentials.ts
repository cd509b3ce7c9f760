import { AppError } from '../../errors.ts'
import { seal } from '../../lib/secrets.ts'
import type { StoreAdapter } from '../../stores/adapter.ts'
import type { Credentials } from '../../stores/api.ts'
import { openCredentials } from '../../stores/asking-deliveries.ts'
import type { WebServices } from '../services.ts'

/** As a store's row keeps them. Throws AppError `bad-credentials` naming the field. */
export function sealCredentials(
  { keys }: Pick<WebServices, 'keys'>,
  adapter: StoreAdapter,
  given: Credentials,
): string {
  const fields = adapter.api?.fields ?? []
  const unknown = Object.keys(given).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) throw bad(`${adapter.label} has no field "${unknown}".`)
  const entries = fields.map(({ name, label, help, pattern }) => {
    const value = (given[name] ?? '').trim()
    if (!pattern.test(value))
      throw bad(`${label}: ${value === '' ? 'nothing was entered' : 'it does not look like one'}. ${help}`)
    return [name, value]
  })
  return seal(keys.sealing, JSON.stringify(Object.fromEntries(entries)))
}

/** What may be shown of them: a secret's last four characters. */
export function shownCredentials({ keys }: Pick<WebServices, 'keys'>, adapter: StoreAdapter, sealed: string | null) {
  const known = openCredentials(keys, sealed) ?? {}
  return (adapter.api?.fields ?? []).flatMap(({ name, isSecret }) => {
    const value = known[name]
    return value === undefined ? [] : [{ name, shown: isSecret ? `…${value.slice(-4)}` : value }]
  })
}

function bad(message: string): AppError {
  return new AppError('bad-credentials', 400, message)
}
