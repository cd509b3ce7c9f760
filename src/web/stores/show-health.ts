import { healthOf } from '../../stores/health.ts'
import { loadIntakeFacts } from '../../stores/intake-facts.ts'
import { notFound } from '../problem.ts'
import type { HealthJson } from '../schemas/store.ts'
import type { WebServices } from '../services.ts'

/** Throws AppError `no-such-store`. */
export async function showHealth({ client, adapters, clock }: WebServices, id: string): Promise<HealthJson> {
  const facts = await loadIntakeFacts(client, adapters, id)
  if (!facts) throw notFound('store', id)
  const { label, hasApi, hasAccess, seen, lost } = facts
  return {
    ...{ label, hasApi, hasAccess, seen, lost },
    firstWebhookAt: facts.firstWebhookAt?.toISOString() ?? null,
    lastWebhookAt: facts.lastWebhookAt?.toISOString() ?? null,
    passedAt: facts.passedAt?.toISOString() ?? null,
    findings: healthOf(facts, clock.now()),
  }
}
