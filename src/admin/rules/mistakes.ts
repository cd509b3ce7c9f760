import { ruleBody } from '../../offers/rule.ts'
import { type Draft, tidied } from './draft.ts'

const parts: Readonly<Record<string, string>> = {
  condition: 'When',
  offers: 'Offer',
  priceGapCap: 'Price limits',
  discount: 'Discount',
}

/** What keeps a rule from being saved, each with the part of the page where it can be mended. */
export function mistakesIn({ name, body }: Draft): string[] {
  const result = ruleBody.safeParse({ ...body, condition: tidied(body.condition) })
  const named = name.trim() === '' ? ['Name: must not be empty'] : []
  if (result.success) return named
  const found = result.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`)
  return [...named, ...new Set(found)]
}

function placeOf([part, place]: readonly PropertyKey[]): string {
  const name = parts[String(part)] ?? 'Rule'
  return typeof place === 'number' ? `${name} ${place + 1}` : name
}
