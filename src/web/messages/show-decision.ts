import type { PrismaClient } from '../../database/client.ts'
import { chosenOffers } from '../../offers/decision.ts'
import { describeTrace } from '../../offers/describe.ts'
import type { ChosenOffer } from '../../offers/offer.ts'
import { trace } from '../../offers/trace.ts'
import type { MessageDetail } from '../schemas/message.ts'
import { showMoney } from '../show-money.ts'
import type { WholeMessage } from './whole-message.ts'

type DecisionJson = NonNullable<MessageDetail['decision']>

/** What was decided and why; a trace of a shape this version does not read is left out rather than hiding the page. */
export async function showDecision(
  client: PrismaClient,
  decision: NonNullable<WholeMessage['decision']>,
): Promise<DecisionJson> {
  const readTrace = trace.safeParse(decision.trace).data ?? null
  return {
    rule: await findRule(client, decision.ruleVersionId),
    offers: (chosenOffers.safeParse(decision.offers).data ?? []).map(showOffer),
    trace: readTrace,
    explained: readTrace ? describeTrace(readTrace) : [],
    decidedAt: decision.decidedAt.toISOString(),
  }
}

async function findRule(client: PrismaClient, versionId: bigint | null): Promise<DecisionJson['rule']> {
  if (versionId === null) return null
  const version = await client.ruleVersion.findUnique({ where: { id: versionId }, include: { rule: true } })
  return version && { id: version.rule.id.toString(), name: version.rule.name, version: version.number }
}

function showOffer({ priceMinor, compareAtMinor, currency, ...offer }: ChosenOffer): DecisionJson['offers'][number] {
  return {
    ...offer,
    price: showMoney(priceMinor, currency),
    compareAt: compareAtMinor === null ? null : showMoney(compareAtMinor, currency),
  }
}
