import { listProducts } from '../products/list-products.ts'
import { loadProduct } from '../products/load-product.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/products.ts'
import type { WebServices } from '../services.ts'

export function productHandlers({ client }: Pick<WebServices, 'client'>) {
  return apiRouter()
    .openapi(routes.listProducts, async (context) =>
      context.json(await listProducts(client, context.req.valid('query')), 200),
    )
    .openapi(routes.readProduct, async (context) =>
      context.json(await loadProduct(client, BigInt(context.req.valid('param').id)), 200),
    )
}
