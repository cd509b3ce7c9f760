import { cartClickParameter, clickParameter } from '../links/token.ts'

export interface ClaimingOrder {
  readonly attributes: Readonly<Record<string, string>>
  readonly landingPage: string | null
}

/** The click ids an order says it came from, the surest first. Anyone may write these: each is still to be proved. */
export function claimedClickIds({ attributes, landingPage }: ClaimingOrder): string[] {
  const query = queryOf(landingPage)
  const claims = [attributes[clickParameter], query.get(clickParameter), query.get(cartClickParameter)]
  return [...new Set(claims.flatMap((claim) => claim || []))]
}

/** Shops tell a landing page as a path or as a whole address. */
function queryOf(landingPage: string | null): URLSearchParams {
  const base = 'https://shop.invalid'
  if (landingPage === null || !URL.canParse(landingPage, base)) return new URLSearchParams()
  return new URL(landingPage, base).searchParams
}
