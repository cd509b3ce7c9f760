import { createRoute, z } from '@hono/zod-openapi'
import { idParams, pageOf } from '../schemas/common.ts'
import { importList, importRow, preview, previewQuery, refusal, refusalQuery, uploadQuery } from '../schemas/import.ts'
import { answer } from './shape.ts'

const tags = ['Imports']
const file = { required: true, content: { 'text/csv': { schema: z.string().openapi({ format: 'binary' }) } } }

export const uploadImport = createRoute({
  method: 'post',
  path: '/imports',
  operationId: 'uploadImport',
  summary: 'Upload a file of past orders or products, 2 GB at most',
  tags,
  request: { query: uploadQuery, body: file },
  responses: answer(importRow, 'The import, waiting for its turn'),
})

export const previewImport = createRoute({
  method: 'post',
  path: '/imports/preview',
  operationId: 'previewImport',
  summary: 'Read the first rows of a file as an import would',
  tags,
  request: { query: previewQuery, body: file },
  responses: answer(preview, 'The columns, what they may mean, and the first rows read'),
})

export const listImports = createRoute({
  method: 'get',
  path: '/imports',
  operationId: 'listImports',
  summary: 'Imports of a store, newest first',
  tags,
  request: { query: importList },
  responses: answer(pageOf(importRow), 'A page of imports'),
})

export const readImport = createRoute({
  method: 'get',
  path: '/imports/{id}',
  operationId: 'readImport',
  summary: 'How far an import is',
  tags,
  request: { params: idParams },
  responses: answer(importRow, 'The import'),
})

export const listRefusals = createRoute({
  method: 'get',
  path: '/imports/{id}/refusals',
  operationId: 'listRefusals',
  summary: 'Rows that were not recorded, and why',
  tags,
  request: { params: idParams, query: refusalQuery },
  responses: answer(pageOf(refusal), 'A page of rows, in the order of the file'),
})

export const downloadRefusals = createRoute({
  method: 'get',
  path: '/imports/{id}/refusals.csv',
  operationId: 'downloadRefusals',
  summary: 'The same as a file, the first 10,000',
  tags,
  request: { params: idParams },
  responses: { 200: { description: 'Line, reason and the row', content: { 'text/csv': { schema: z.string() } } } },
})

export const cancelImport = createRoute({
  method: 'post',
  path: '/imports/{id}/cancel',
  operationId: 'cancelImport',
  summary: 'Stop an import; what it has recorded stays',
  tags,
  request: { params: idParams },
  responses: answer(importRow, 'The import, cancelled'),
})
