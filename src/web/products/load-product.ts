import type { PrismaClient } from '../../database/client.ts'
import { listRules } from '../../offers/stored-rule.ts'
import { notFound } from '../problem.ts'
import type { ProductDetail } from '../schemas/product.ts'
import { showProduct, variantOrder } from './show-product.ts'

/** With all its variants, and the rules that offer it. Throws AppError `no-such-product`, of a deleted one too. */
export async function loadProduct(client: PrismaClient, id: bigint): Promise<ProductDetail> {
  const found = await client.product.findFirst({
    where: { id, deletedAt: null },
    include: { variants: { orderBy: [...variantOrder] } },
  })
  if (!found) throw notFound('product', id.toString())
  const rules = await listRules(client, found.storeId)
  const offering = rules.filter(({ body }) =>
    body?.offers.some(({ productExternalId }) => productExternalId === found.externalId),
  )
  return {
    ...showProduct(found),
    offeredBy: offering.map(({ id: ruleId, name, isEnabled }) => ({ id: ruleId.toString(), name, isEnabled })),
  }
}
