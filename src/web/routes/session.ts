import { createRoute } from '@hono/zod-openapi'
import { done } from '../schemas/common.ts'
import { newOwner, newUser, session, user, userParams, users } from '../schemas/session.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Sign-in']

export const readSession = createRoute({
  method: 'get',
  path: '/session',
  operationId: 'readSession',
  summary: 'Who is signed in, and whether the first account is still to be made',
  tags,
  security: [],
  responses: answer(session, 'The session'),
})

export const makeOwner = createRoute({
  method: 'post',
  path: '/owner',
  operationId: 'makeOwner',
  summary: 'Make the first account and sign in; closed once there is one',
  tags,
  security: [],
  request: { body: jsonBody(newOwner) },
  responses: answer(session, 'Signed in; the cookie is set'),
})

export const listUsers = createRoute({
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  summary: 'Everybody who may sign in (owners only)',
  tags,
  responses: answer(users, 'The users'),
})

export const addUser = createRoute({
  method: 'post',
  path: '/users',
  operationId: 'addUser',
  summary: 'Add somebody who may sign in (owners only)',
  tags,
  request: { body: jsonBody(newUser) },
  responses: answer(user, 'The new user'),
})

export const removeUser = createRoute({
  method: 'delete',
  path: '/users/{id}',
  operationId: 'removeUser',
  summary: 'Take somebody’s access away (owners only; never the last owner)',
  tags,
  request: { params: userParams },
  responses: answer(done, 'Removed and signed out'),
})
