import { createRoute } from '@hono/zod-openapi'
import { idParams, pageOf } from '../schemas/common.ts'
import { messageDetail, messageQuery, messageRow, resend } from '../schemas/message.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Messages']

export const listMessages = createRoute({
  method: 'get',
  path: '/messages',
  operationId: 'listMessages',
  summary: 'Messages, newest first, each with why it was or was not sent',
  tags,
  request: { query: messageQuery },
  responses: answer(pageOf(messageRow), 'A page of messages'),
})

export const readMessage = createRoute({
  method: 'get',
  path: '/messages/{id}',
  operationId: 'readMessage',
  summary: 'One message’s whole life',
  tags,
  request: { params: idParams },
  responses: answer(messageDetail, 'The message with its mail, decision, clicks and credit'),
})

export const resendMessage = createRoute({
  method: 'post',
  path: '/messages/{id}/resend',
  operationId: 'resendMessage',
  summary: 'Send an uncertain, refused or failed message again',
  tags,
  request: { params: idParams, body: jsonBody(resend) },
  responses: answer(messageDetail, 'The message, planned to leave now'),
})

export const markNotSent = createRoute({
  method: 'post',
  path: '/messages/{id}/mark-not-sent',
  operationId: 'markNotSent',
  summary: 'Settle an uncertain message as not sent',
  tags,
  request: { params: idParams },
  responses: answer(messageDetail, 'The message'),
})
