import type { DryRun } from '../../offers/dry-run.ts'
import type { StoredRule } from '../../offers/stored-rule.ts'
import type { RuleJson, TrialResult } from '../schemas/rule.ts'
import { showMoney } from '../show-money.ts'

export function showRule({ id, versionId: _, savedAt, ...rule }: StoredRule): RuleJson {
  return { ...rule, id: id.toString(), savedAt: savedAt.toISOString() }
}

export function showTrial({ products, examples, ...counts }: DryRun): TrialResult {
  return {
    ...counts,
    products: [...products],
    examples: examples.map(({ orderId, orderNumber, offers, sentences }) => ({
      orderId: orderId.toString(),
      orderNumber,
      offers: offers.map(({ title, variantTitle, priceMinor, currency }) => ({
        title,
        variantTitle,
        price: showMoney(priceMinor, currency),
      })),
      sentences: [...sentences],
    })),
  }
}
