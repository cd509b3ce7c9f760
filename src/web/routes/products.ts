import { createRoute } from '@hono/zod-openapi'
import { idParams, pageOf } from '../schemas/common.ts'
import { productDetail, productQuery, productRow } from '../schemas/product.ts'
import { answer } from './shape.ts'

const tags = ['Catalogue']

export const listProducts = createRoute({
  method: 'get',
  path: '/products',
  operationId: 'listProducts',
  summary: 'What may be offered, by title',
  tags,
  request: { query: productQuery },
  responses: answer(pageOf(productRow), 'A page of products'),
})

export const readProduct = createRoute({
  method: 'get',
  path: '/products/{id}',
  operationId: 'readProduct',
  summary: 'One product with all its variants',
  tags,
  request: { params: idParams },
  responses: answer(productDetail, 'The product, and the rules that offer it'),
})
