import { createRoute } from '@hono/zod-openapi'
import { storeParams } from '../schemas/common.ts'
import { health, newStore, platforms, store, storeChanges, storeList } from '../schemas/store.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Stores']

export const listPlatforms = createRoute({
  method: 'get',
  path: '/platforms',
  operationId: 'listPlatforms',
  summary: 'Platforms a store can be on',
  tags,
  responses: answer(platforms, 'The platforms'),
})

export const listStores = createRoute({
  method: 'get',
  path: '/stores',
  operationId: 'listStores',
  summary: 'Every store with its settings',
  tags,
  responses: answer(storeList, 'The stores'),
})

export const addStore = createRoute({
  method: 'post',
  path: '/stores',
  operationId: 'addStore',
  summary: 'Add a store and its thank-you flow',
  tags,
  request: { body: jsonBody(newStore) },
  responses: answer(store, 'The store, with the address for its webhooks'),
})

export const readStore = createRoute({
  method: 'get',
  path: '/stores/{id}',
  operationId: 'readStore',
  summary: 'One store’s settings',
  tags,
  request: { params: storeParams },
  responses: answer(store, 'The store'),
})

export const readHealth = createRoute({
  method: 'get',
  path: '/stores/{id}/health',
  operationId: 'readStoreHealth',
  summary: 'Whether everything the store sells reaches us, in sentences',
  tags,
  request: { params: storeParams },
  responses: answer(health, 'What is known of the store’s intake'),
})

export const changeStore = createRoute({
  method: 'patch',
  path: '/stores/{id}',
  operationId: 'changeStore',
  summary: 'Change settings, or rotate the webhook secret',
  tags,
  request: { params: storeParams, body: jsonBody(storeChanges) },
  responses: answer(store, 'The store as it is now'),
})
