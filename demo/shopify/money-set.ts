import { decimal } from './json.ts'

/** Yen to the euro, and no decimals: what a Japanese visitor is shown and pays. */
const yenPerEuro = 163

export function euroSet(cents: number) {
  return moneySet(cents, 'EUR')
}

export function moneySet(cents: number, presentment: string) {
  return {
    shop_money: { amount: decimal(cents), currency_code: 'EUR' },
    presentment_money: { amount: presented(cents, presentment), currency_code: presentment },
  }
}

export function presented(cents: number, presentment: string): string {
  return presentment === 'JPY' ? String(Math.round((cents * yenPerEuro) / 100)) : decimal(cents)
}
