import type { IncomingCustomer } from './incoming.ts'

/** What makes two orders one customer's: the email, else the platform's id. A guest without either is nobody's. */
export function customerKey(customer: Pick<IncomingCustomer, 'email' | 'externalId'> | null): string | null {
  if (customer?.email) return `email:${customer.email}`
  return customer?.externalId ? `id:${customer.externalId}` : null
}
