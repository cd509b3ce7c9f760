import { z } from 'zod'
import { Unreadable } from './adapter.ts'
import type { Answers, ApiCall } from './api.ts'
import { isGone, pageSize, readV2, readV3 } from './bigcommerce-answers.ts'
import { type BigCommerceOrder, coupons, lineShape, orderShape } from './bigcommerce-order-shape.ts'
import { refunds } from './bigcommerce-refund.ts'

/** An order and all its parts, gathered from as many answers. */
export interface ToldOrder {
  readonly order: BigCommerceOrder
  readonly lines: readonly z.infer<typeof lineShape>[]
  readonly coupons: z.infer<typeof coupons>
  readonly refunds: z.infer<typeof refunds>
}

const lines = z.array(lineShape)
const pageName = (page: number) => `products ${page}`

/** The calls an order needs, those that were made among them. Which follow depends on what came. */
export function orderCalls(id: string, topic: string, answers: Answers): readonly ApiCall[] {
  const path = `/v2/orders/${id}`
  const whole = { name: 'order', path }
  if (!answers['order'] || isGone(answers['order'])) return [whole]
  const order = readOrder(id, answers)
  if (order.stage === 'incomplete') return [whole]
  const pages = productPages(answers)
  const parts = pages.map((page) => ({
    name: pageName(page),
    path: `${path}/products?limit=${pageSize}&page=${page}`,
  }))
  const needed = [whole, ...parts, { name: 'coupons', path: `${path}/coupons?limit=${pageSize}` }]
  const isLeft = pages.some((page) => !answers[pageName(page)])
  if (isLeft || !mayBeRefunded(order, topic, readLines(answers))) return needed
  return [...needed, { name: 'refunds', path: `/v3/orders/${id}/payment_actions/refunds` }]
}

export function readOrder(id: string, answers: Answers): BigCommerceOrder {
  const order = readV2(orderShape, answers, 'order')
  if (order.id !== id) throw new Unreadable(`BigCommerce answered with order ${order.id} when asked for order ${id}.`)
  return order
}

export function readParts(order: BigCommerceOrder, topic: string, answers: Answers): ToldOrder {
  const told = readLines(answers)
  return {
    order,
    lines: told,
    coupons: readCoupons(answers),
    refunds: mayBeRefunded(order, topic, told) ? readV3(refunds, answers, 'refunds') : [],
  }
}

/** The pages asked for and, after a full one, the next. */
function productPages(answers: Answers): number[] {
  const pages = [1]
  for (let page = 1; answers[pageName(page)] && isFull(answers, page); page++) pages.push(page + 1)
  return pages
}

function isFull(answers: Answers, page: number): boolean {
  return readV2(z.array(z.unknown()), answers, pageName(page)).length >= pageSize
}

function readLines(answers: Answers): ToldOrder['lines'] {
  return productPages(answers).flatMap((page) => readV2(lines, answers, pageName(page)))
}

/** Which codes were used is not worth an order. */
function readCoupons(answers: Answers): ToldOrder['coupons'] {
  return answers['coupons'] && isGone(answers['coupons']) ? [] : readV2(coupons, answers, 'coupons')
}

/** `refunded_amount` is documented to be 0 always, so any other sign of a refund counts as well. */
function mayBeRefunded(order: BigCommerceOrder, topic: string, told: ToldOrder['lines']): boolean {
  return (
    topic === 'store/order/refund/created' ||
    order.stage === 'refunded' ||
    /refund/i.test(order.payment_status ?? '') ||
    /[1-9]/.test(order.refunded_amount ?? '') ||
    told.some((line) => line.is_refunded || /[1-9]/.test(line.quantity_refunded ?? ''))
  )
}
