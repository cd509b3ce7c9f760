import type { z } from 'zod'
import { dryRun } from '../../offers/dry-run.ts'
import {
  createRule,
  deleteRule,
  type RuleGiven,
  reorderRules,
  saveRuleVersion,
  setRuleEnabled,
} from '../../offers/rules-store.ts'
import { listRules, loadRule, type StoredRule } from '../../offers/stored-rule.ts'
import { audit } from '../audit.ts'
import { apiRouter, type SignedIn } from '../router.ts'
import * as routes from '../routes/rules.ts'
import { showRule, showTrial } from '../rules/show-rule.ts'
import type { ruleChanges } from '../schemas/rule.ts'
import type { WebServices } from '../services.ts'
import { loadStoreMoney } from '../stores/require-store.ts'

export function ruleHandlers(services: WebServices) {
  return apiRouter()
    .route('/', readingHandlers(services))
    .route('/', savingHandlers(services))
    .route('/', switchingHandlers(services))
}

function readingHandlers({ client }: WebServices) {
  return apiRouter()
    .openapi(routes.listRules, async (context) => {
      const rules = await listRules(client, context.req.valid('query').store)
      return context.json({ items: rules.map(showRule) }, 200)
    })
    .openapi(routes.tryRule, async (context) => {
      const { store, body, orders } = context.req.valid('json')
      const { currency } = await loadStoreMoney(client, store)
      return context.json(showTrial(await dryRun(client, { store: { id: store, currency }, body, orders })), 200)
    })
}

function savingHandlers(services: WebServices) {
  const { client } = services
  return apiRouter()
    .openapi(routes.addRule, async (context) => {
      const { store: storeId, ...wanted } = context.req.valid('json')
      const user = context.get('user')
      const rule = await createRule(client, { storeId, ...ruleGiven(wanted, user) })
      await auditRule(services, user, 'add a rule', rule)
      return context.json(showRule(rule), 200)
    })
    .openapi(routes.changeRule, async (context) => {
      const ruleId = BigInt(context.req.valid('param').id)
      const user = context.get('user')
      const rule = await saveRuleVersion(client, { ruleId, ...ruleGiven(context.req.valid('json'), user) })
      await auditRule(services, user, 'change a rule', rule)
      return context.json(showRule(rule), 200)
    })
    .openapi(routes.reorderRules, async (context) => {
      const { store, ids } = context.req.valid('json')
      const rules = await reorderRules(client, store, ids.map(BigInt))
      await audit(services, context.get('user'), 'change the order of rules', store, { rules: ids })
      return context.json({ items: rules.map(showRule) }, 200)
    })
}

function switchingHandlers(services: WebServices) {
  const { client } = services
  return apiRouter()
    .openapi(routes.enableRule, async (context) => {
      const rule = await setRuleEnabled(client, BigInt(context.req.valid('param').id), true)
      await auditRule(services, context.get('user'), 'enable a rule', rule)
      return context.json(showRule(rule), 200)
    })
    .openapi(routes.disableRule, async (context) => {
      const rule = await setRuleEnabled(client, BigInt(context.req.valid('param').id), false)
      await auditRule(services, context.get('user'), 'disable a rule', rule)
      return context.json(showRule(rule), 200)
    })
    .openapi(routes.removeRule, async (context) => {
      const rule = await loadRule(client, BigInt(context.req.valid('param').id))
      const { kind } = await deleteRule(client, rule.id)
      await auditRule(services, context.get('user'), `remove a rule (${kind})`, rule)
      return context.json({ kind }, 200)
    })
}

type WantedRule = z.output<typeof ruleChanges>

function ruleGiven({ name, body, priority }: WantedRule, user: SignedIn): RuleGiven {
  return { name, body, savedBy: user.email, ...(priority === undefined ? {} : { priority }) }
}

function auditRule(services: WebServices, user: SignedIn, action: string, rule: StoredRule): Promise<void> {
  const { id, name, version, storeId } = rule
  return audit(services, user, action, storeId, { rule: id.toString(), name, version })
}
