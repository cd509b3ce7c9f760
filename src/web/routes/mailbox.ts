import { createRoute, z } from '@hono/zod-openapi'
import { done, idParams } from '../schemas/common.ts'
import { mailboxMail, mailboxPage, mailboxQuery, read } from '../schemas/mailbox.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Mailbox']

export const listMailbox = createRoute({
  method: 'get',
  path: '/mailbox',
  operationId: 'listMailbox',
  summary: 'Mail kept by the built-in mailbox, newest first',
  tags,
  request: { query: mailboxQuery },
  responses: answer(mailboxPage, 'A page of mails'),
})

export const readMail = createRoute({
  method: 'get',
  path: '/mailbox/{id}',
  operationId: 'readMail',
  summary: 'One mail, parsed as a mail program would',
  tags,
  request: { params: idParams },
  responses: answer(mailboxMail, 'The mail'),
})

export const readRawMail = createRoute({
  method: 'get',
  path: '/mailbox/{id}/raw',
  operationId: 'readRawMail',
  summary: 'One mail as it would have gone over the wire',
  tags,
  request: { params: idParams },
  responses: {
    200: { description: 'RFC 5322 bytes', content: { 'message/rfc822': { schema: z.string() } } },
  },
})

export const markMailRead = createRoute({
  method: 'post',
  path: '/mailbox/{id}/read',
  operationId: 'markMailRead',
  summary: 'Mark a mail read or unread',
  tags,
  request: { params: idParams, body: jsonBody(read) },
  responses: answer(done, 'Marked'),
})
