import type { Rows } from '../database/client.ts'
import type { SignedIn } from './router.ts'
import type { WebServices } from './services.ts'

type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** Who changed what. Never given secrets or passwords. `rows` is the change's own transaction, where it has one. */
export async function audit(
  { client, clock }: Pick<WebServices, 'client' | 'clock'>,
  user: SignedIn,
  action: string,
  storeId: string | null,
  detail: AuditDetail,
  rows: Rows = client,
): Promise<void> {
  await rows.audit.create({ data: { storeId, actor: user.email, action, detail, createdAt: clock.now() } })
}
