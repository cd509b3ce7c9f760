import type { RawRequest } from './adapter.ts'

/** Saleor sends each header a second time under its older name until 4.0; the first one present counts. */
export function saleorHeader(
  { headers }: Pick<RawRequest, 'headers'>,
  name: 'event' | 'signature',
): string | undefined {
  return headers[`saleor-${name}`]?.trim() || headers[`x-saleor-${name}`]?.trim() || undefined
}

/** "order_fully_paid". Empty when none is told. */
export function saleorEvent(request: Pick<RawRequest, 'headers'>): string {
  return (saleorHeader(request, 'event') ?? '').toLowerCase().slice(0, 100)
}
