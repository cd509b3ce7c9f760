import { money, type SentMoney } from '../format.ts'

export function Amount({ of }: { readonly of: SentMoney }) {
  return <span className="figures">{money(of)}</span>
}
