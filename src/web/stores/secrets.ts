import { z } from 'zod'
import { type Keys, seal, unseal } from '../../lib/secrets.ts'

const list = z.array(z.string()).min(1)

/** Webhook secrets as a store's row keeps them: newest first, encrypted. */
export function sealSecrets({ sealing }: Keys, secrets: readonly string[]): string {
  return seal(sealing, JSON.stringify(secrets))
}

/** Empty when they cannot be opened, which is so after SECRET was changed: then new ones must be entered. */
export function readableSecrets({ sealing }: Keys, sealed: string): readonly string[] {
  try {
    return list.parse(JSON.parse(unseal(sealing, sealed)))
  } catch {
    return []
  }
}

/** The new one first; the one before stays, since deliveries signed with it are still on their way. */
export function rotateSecrets(keys: Keys, sealed: string, secret: string): string {
  const [newest] = readableSecrets(keys, sealed)
  return sealSecrets(keys, newest === undefined || newest === secret ? [secret] : [secret, newest])
}
