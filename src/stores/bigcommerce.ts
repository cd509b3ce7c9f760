import { type Incoming, type RawDelivery, type StoreAdapter, type StoreFacts, Unreadable } from './adapter.ts'
import type { ApiCall } from './api.ts'
import { isGone } from './bigcommerce-answers.ts'
import { bigcommerceApi } from './bigcommerce-api.ts'
import { type Hook, readHook, subjectOf } from './bigcommerce-hook.ts'
import { identifyBigCommerce } from './bigcommerce-identify.ts'
import { toOrder } from './bigcommerce-order.ts'
import { productCalls, readProduct } from './bigcommerce-product.ts'
import { orderCalls, readOrder, readParts } from './bigcommerce-told-order.ts'
import { verifyBigCommerce } from './bigcommerce-verify.ts'
import { type JsonValue, parseJson } from './json.ts'
import { versionOf } from './version.ts'

export const bigcommerce: StoreAdapter = {
  name: 'bigcommerce',
  label: 'BigCommerce',
  verify: verifyBigCommerce,
  identify: identifyBigCommerce,
  asks,
  api: bigcommerceApi,
  read(delivery, store) {
    const body = parseJson(delivery.body)
    if (delivery.topic === 'untold')
      throw new Unreadable('body.scope is missing: what the webhook is about cannot be told.')
    return [readTopic(delivery, body, store)]
  },
}

/** Everything needed, less what was answered. */
function asks(delivery: RawDelivery): readonly ApiCall[] {
  const { topic, answers = {} } = delivery
  const subject = subjectOf(topic)
  if (subject !== 'order' && subject !== 'product') return []
  const { id } = readHook(parseJson(delivery.body), topic)
  const calls = subject === 'order' ? orderCalls(id, topic, answers) : productCalls(id, answers)
  return calls.filter(({ name }) => !answers[name])
}

function readTopic(delivery: RawDelivery, body: JsonValue, store: StoreFacts): Incoming {
  const { topic, answers = {} } = delivery
  switch (subjectOf(topic)) {
    case 'order':
      return readOrderTopic(delivery, readHook(body, topic), store)
    case 'product': {
      const hook = readHook(body, topic)
      if (answers['product'] && isGone(answers['product'])) return removedProduct(hook, delivery)
      return { kind: 'product', product: readProduct(hook.id, answers, store) }
    }
    case 'product-removal':
      return removedProduct(readHook(body, topic), delivery)
    case undefined:
      return { kind: 'ignored', reason: `Nothing is done with the scope ${topic}.` }
  }
}

function readOrderTopic(delivery: RawDelivery, hook: Hook, store: StoreFacts): Incoming {
  const { topic, answers = {} } = delivery
  if (answers['order'] && isGone(answers['order'])) return goneOrder(hook, delivery)
  const order = readOrder(hook.id, answers)
  if (order.stage === 'incomplete') {
    return { kind: 'ignored', reason: `Order ${order.id} is Incomplete: its checkout was not finished.` }
  }
  return { kind: 'order', order: toOrder(readParts(order, topic, answers), hook, store) }
}

/**
 * BigCommerce archives orders and keeps answering for them, so 404 after any other webhook means that the order is not to
 * be had yet; a removal would outrank every later telling. What was archived and is not there any more is gone.
 */
function goneOrder({ id, sentAt }: Hook, { topic, receivedAt }: RawDelivery): Incoming {
  if (topic === 'store/order/archived') {
    return { kind: 'order-removed', removal: { externalId: id, removedAt: sentAt ?? receivedAt } }
  }
  return { kind: 'ignored', reason: `BigCommerce's API knows no order ${id}; its next change will tell of it again.` }
}

/** Counts until a later telling of the product: one that is only not to be had yet comes back. */
function removedProduct({ id: externalId, sentAt }: Hook, { receivedAt }: RawDelivery): Incoming {
  const removedAt = sentAt ?? receivedAt
  const version = versionOf(removedAt, { externalId }, 999)
  return { kind: 'product-removed', removal: { externalId, version, removedAt } }
}
