import { expect, test } from 'vitest'
import { openShop } from './support/open-shop.ts'

const darjeeling = 1
const teapot = 2
const day = '2026-11-24'

test('one order, from webhook to report', async () => {
  // A tea shop opens, and its marketer decides what goes well with tea.
  const shop = await openShop(`${day}T08:00:00Z`)
  await shop.tellsProduct(darjeeling, 'First flush Darjeeling', '12.90')
  await shop.tellsProduct(teapot, 'Glass teapot', '34.00')
  await shop.writesRule({
    condition: { kind: 'bought-product', anyOf: [String(darjeeling)] },
    offers: [{ kind: 'cross-sell', productExternalId: String(teapot) }],
  })

  // Anna buys tea at ten. The platform tells us twice; half an hour later she has one mail, with one offer.
  const tea = { id: 1001, email: 'anna@example.com', product: darjeeling, price: '12.90', at: `${day}T09:00:00Z` }
  await shop.clockTo(tea.at)
  await shop.tellsOrder(tea)
  await shop.tellsOrder(tea)
  await shop.clockTo(`${day}T09:29:00Z`)
  expect(await shop.mailTo(tea.email)).toBeUndefined()
  await shop.clockTo(`${day}T09:30:00Z`)
  const mail = await shop.mailTo(tea.email)
  expect(mail).toMatchObject({ mails: 1, subject: 'Thank you for your order, anna' })
  expect(mail?.text).toContain('Glass teapot')

  // An hour later she follows the offer: the cart holds the teapot and knows which click brought it there.
  await shop.clockTo(`${day}T10:30:00Z`)
  const cart = await shop.click(mail?.links.at(-1) ?? '')
  expect(cart.pathname).toBe(`/cart/${teapot}0:1`)
  const clickId = cart.searchParams.get('attributes[notch_click]') ?? ''

  // She buys it. The report credits the mail with her order, and with nothing else.
  const pot = { id: 1002, email: tea.email, product: teapot, price: '34.00', at: `${day}T10:40:00Z`, clickId }
  await shop.tellsOrder(pot)
  await shop.clockTo(`${day}T11:00:00Z`)
  const { total } = await shop.report(day, day)
  expect(total.email).toMatchObject({ orders: 1, aovNet: { minor: '3400', currency: 'EUR' } })
  expect(total.other).toMatchObject({ orders: 1, net: { minor: '1290', currency: 'EUR' } })
  expect(total.offer).toMatchObject({ recipients: 1, converters: 1, conversion: 1, rprNet: { minor: '3400' } })

  // She sends it back. What the offer earned is restated; what was sold stays on record.
  await shop.tellsRefund(pot, `${day}T12:00:00Z`)
  await shop.clockTo(`${day}T12:01:00Z`)
  const restated = (await shop.report(day, day)).total
  expect(restated.email).toMatchObject({ orders: 1, gross: { minor: '3400' }, net: { minor: '0' } })
})
