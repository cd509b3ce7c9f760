import { createHash } from 'node:crypto'

/** What a customer was assigned to. The holdout gets the plain thank-you, or nothing. */
export type Arm = 'offer' | 'held-out'

/**
 * A customer's arm, from a salted hash: the same customer of the same store always lands in the same place.
 * `holdoutShare` is in basis points (2000 = 20 %); a larger share only ever adds customers to the holdout.
 */
export function armOf(customer: { salt: string; storeId: string; key: string }, holdoutShare: number): Arm {
  const digest = createHash('sha256').update(`${customer.salt}\n${customer.storeId}\n${customer.key}`).digest()
  // 48 bits, exact in a double, so that a share is met to far below one customer.
  return digest.readUIntBE(0, 6) / 2 ** 48 < holdoutShare / 10_000 ? 'held-out' : 'offer'
}
