import { beforeEach, describe, expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aLine, anOrder, aRefund, version } from '../support/incoming.ts'
import { recordingOf } from '../support/recording.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const { tell, tellRefunds, onlyOrder, touchedDays } = recordingOf(database)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

describe('a refund', () => {
  test('takes its parts off the order', async () => {
    await tell(anOrder())
    await tellRefunds(aRefund({ shippingMinor: 400n, moneyMinor: 1470n }))
    expect(await onlyOrder()).toMatchObject({
      refundedLinesMinor: 1000n,
      refundedTaxMinor: 70n,
      refundedShippingMinor: 400n,
      isFullyRefunded: false,
    })
  })

  test('that comes before its order counts when the order comes', async () => {
    await tellRefunds(aRefund())
    expect(await touchedDays()).toEqual([])
    await tell(anOrder())
    expect((await onlyOrder()).refundedLinesMinor).toBe(1000n)
  })

  test('told inside the order and alone is one refund', async () => {
    await tell(anOrder({ version: version(6), refunds: [aRefund()] }))
    await tellRefunds(aRefund(), aRefund())
    expect(await client.refund.count()).toBe(1)
    expect((await onlyOrder()).refundedLinesMinor).toBe(1000n)
  })

  test('makes its order due for attribution and touches its day', async () => {
    await tell(anOrder())
    await client.order.updateMany({ data: { attributionDue: false } })
    await client.metricTouch.deleteMany()
    await tellRefunds(aRefund())
    expect((await onlyOrder()).attributionDue).toBe(true)
    expect(await touchedDays()).toEqual(['2026-11-01'])
  })

  test('changed later is restated, also when it turns out to be another order’s', async () => {
    await tell(anOrder(), anOrder({ externalId: '2', number: '#2' }))
    await tellRefunds(aRefund())
    await tellRefunds(aRefund({ version: version(6), orderExternalId: '2', linesMinor: 1500n }))
    const orders = await client.order.findMany({ orderBy: { number: 'asc' } })
    expect(orders.map(({ refundedLinesMinor }) => refundedLinesMinor)).toEqual([0n, 1500n])
  })

  test('in another currency is not added to the order’s', async () => {
    await tell(anOrder())
    await tellRefunds(aRefund({ currency: 'USD', moneyMinor: 99_999n }))
    expect(await onlyOrder()).toMatchObject({ refundedLinesMinor: 0n, isFullyRefunded: false })
  })

  const back = (quantity: number, lineExternalId = 'line-1') => ({ lineExternalId, quantity, totalMinor: 0n })
  const tip = aLine({ externalId: 'tip', kind: 'tip', quantity: 1 })
  test.each([
    ['every pack came back', {}, [{ lines: [back(2)], moneyMinor: 0n }], true],
    ['they came back one by one', {}, [{ lines: [back(1)] }, { lines: [back(1)] }], true],
    ['one pack came back', {}, [{ lines: [back(1)], moneyMinor: 1070n }], false],
    ['all money was paid back', {}, [{ lines: [], moneyMinor: 2540n }], true],
    ['more than all money was paid back', {}, [{ lines: [], moneyMinor: 9999n }], true],
    ['a cent is missing', {}, [{ lines: [], moneyMinor: 2539n }], false],
    ['nothing was paid and nothing paid back', { totalMinor: 0n }, [{ lines: [], moneyMinor: 0n }], false],
    ['the tip was kept', { lines: [aLine(), tip] }, [{ lines: [back(2)], moneyMinor: 0n }], true],
    [
      'a line taken out before did not come back',
      { lines: [aLine(), aLine({ externalId: 'x', quantity: 0 })] },
      [{ lines: [back(2)] }],
      true,
    ],
    ['one line of two came back', { lines: [aLine(), aLine({ externalId: 'x' })] }, [{ lines: [back(2)] }], false],
    ['an order of no lines', { lines: [] }, [{ lines: [back(2)], moneyMinor: 0n }], false],
  ] as const)('%s', async (_, changes, refunds, isFullyRefunded) => {
    await tell(anOrder(changes))
    await tellRefunds(...refunds.map((refund, index) => aRefund({ ...refund, externalId: `r${index}` })))
    expect((await onlyOrder()).isFullyRefunded).toBe(isFullyRefunded)
  })
})
