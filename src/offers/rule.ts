import { z } from 'zod'
import { AppError } from '../errors.ts'
import { condition, currencyCode, isTooDeep, nonsenseIn, positiveMinor, storableText } from './condition.ts'

const crossSell = z.strictObject({
  kind: z.literal('cross-sell'),
  productExternalId: storableText,
  /** Without one, the cheapest variant that can be sold today. */
  variantExternalId: storableText.optional(),
})

const upgrade = z.strictObject({
  ...crossSell.shape,
  kind: z.literal('upgrade'),
  /** The bought product it is better than. Without one, the dearest item of the order. */
  replaces: storableText.optional(),
})

const offer = z.discriminatedUnion('kind', [upgrade, crossSell], { error: 'must be an upgrade or a cross-sell' })

const percent = z.int('must be a whole number of percent').min(1).max(10_000)

/** How much dearer an offer may be. Prices on both sides are the shop's own, per piece, before discounts. */
const priceGapCap = z.strictObject({
  /** Above the price of the item it upgrades: at most this many percent of it, and at most this much money. */
  upgrade: z
    .strictObject({
      percent: percent.optional(),
      above: z.strictObject({ minor: positiveMinor, currency: currencyCode }).optional(),
    })
    .refine((cap) => cap.percent !== undefined || cap.above !== undefined, 'sets no limit')
    .optional(),
  /** The whole price: at most this many percent of the order's dearest item. */
  crossSell: z.strictObject({ percentOfDearest: percent }).optional(),
})

const percentOff = z.int('must be a whole number of percent').min(1).max(100).optional()

const discount = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('none') }),
    /** One code for everyone. */
    z.strictObject({ kind: z.literal('shared'), code: storableText, percentOff }),
    /** A code of its own for every message, from an uploaded pool. */
    z.strictObject({ kind: z.literal('pool'), pool: storableText, percentOff }),
  ],
  { error: 'must be none, shared or pool' },
)

/** Conditions on an order and the offers they lead to; kept in RuleVersion.body, never edited. */
export const ruleBody = z
  .strictObject({
    condition,
    /** In order of preference: the first that may be offered wins. */
    offers: z.array(offer).min(1, 'has no product to offer').max(20, 'has more than 20 products'),
    howMany: z.union([z.literal(1), z.literal(2)], { error: 'must be 1 or 2' }).default(1),
    priceGapCap: priceGapCap.default({}),
    discount: discount.default({ kind: 'none' }),
    /** Asked after every other rule, whatever its priority. A store has at most one. */
    isFallback: z.boolean().default(false),
  })
  .superRefine((body, context) => {
    const nonsense = nonsenseIn(body.condition)
    if (nonsense) context.addIssue({ code: 'custom', path: ['condition'], message: nonsense })
    for (const [place, message] of offerNonsense(body.offers)) {
      context.addIssue({ code: 'custom', path: ['offers', place], message })
    }
  })

export type RuleBody = z.infer<typeof ruleBody>
export type RuleOffer = z.infer<typeof offer>

function offerNonsense(offers: readonly RuleOffer[]): [number, string][] {
  const seen = new Set<string>()
  const found: [number, string][] = []
  for (const [place, { productExternalId, ...rest }] of offers.entries()) {
    if (seen.has(productExternalId)) found.push([place, `offers product "${productExternalId}" a second time`])
    if (rest.kind === 'upgrade' && rest.replaces === productExternalId) {
      found.push([place, `product "${productExternalId}" cannot be an upgrade of itself`])
    }
    seen.add(productExternalId)
  }
  return found
}

/** Throws AppError `bad-rule` that names every mistake and its place. */
export function parseRuleBody(input: unknown): RuleBody {
  if (isTooDeep(input))
    throw new AppError('bad-rule', 422, 'The rule cannot be saved: its condition is nested too deep.')
  const result = ruleBody.safeParse(input)
  if (result.success) return result.data
  const mistakes = result.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`)
  throw new AppError('bad-rule', 422, `The rule cannot be saved. ${mistakes.join('; ')}.`)
}

/** ["offers", 0, "kind"] → "offers 1, kind": people count from one. */
function placeOf(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? `${step + 1}` : String(step)))
  return words.length === 0 ? 'rule' : words.join(', ').replace(/, (\d+)/g, ' $1')
}
