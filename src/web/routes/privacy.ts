import { createRoute } from '@hono/zod-openapi'
import { idParams, storeQuery } from '../schemas/common.ts'
import { personAsked, personExport, privacyList, privacyRequest } from '../schemas/privacy.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Privacy']

export const listRequests = createRoute({
  method: 'get',
  path: '/privacy',
  operationId: 'listPrivacyRequests',
  summary: 'What people ask of their data, open requests first',
  tags,
  request: { query: storeQuery },
  responses: answer(privacyList, 'Every open request and the last that are done'),
})

export const exportPerson = createRoute({
  method: 'post',
  path: '/privacy/export',
  operationId: 'exportPerson',
  summary: 'Everything a store holds of one email address',
  tags,
  request: { body: jsonBody(personAsked) },
  responses: answer(personExport, 'The data, as a file to hand over'),
})

export const erasePerson = createRoute({
  method: 'post',
  path: '/privacy/erase',
  operationId: 'erasePerson',
  summary: 'Erase one email address from a store, at once',
  tags,
  request: { body: jsonBody(personAsked) },
  responses: answer(privacyRequest, 'The request, with how much of what is gone'),
})

export const markAnswered = createRoute({
  method: 'post',
  path: '/privacy/{id}/done',
  operationId: 'markPrivacyRequestDone',
  summary: 'A request for data was answered',
  tags,
  request: { params: idParams },
  responses: answer(privacyRequest, 'The request as it is now'),
})
