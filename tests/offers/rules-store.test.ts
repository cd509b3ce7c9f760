import { beforeEach, describe, expect, test } from 'vitest'
import { decideOffers, saveDecisions } from '../../src/offers/decide.ts'
import {
  createRule,
  deleteRule,
  fallbackPriority,
  reorderRules,
  saveRuleVersion,
  setRuleEnabled,
} from '../../src/offers/rules-store.ts'
import { listRules, loadRule } from '../../src/offers/stored-rule.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'
import { addProduct, addRule, addWaiting } from './support/shop-rows.ts'
import { crossSell } from './support/situations.ts'

const database = await testDatabase()
const { client } = database

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

const cups = { condition: { kind: 'always' }, offers: [crossSell('cup')] }
const fallback = { ...cups, isFallback: true }
const names = async () => (await listRules(client, 'shop')).map((rule) => rule.name)

describe('making a rule', () => {
  test('it is enabled, behind the others, at version 1, with what was left out filled in', async () => {
    await addRule(database, cups, 'First')
    const rule = await createRule(client, { storeId: 'shop', name: ' Cups ', body: cups, savedBy: 'ada' })
    expect(rule).toMatchObject({
      storeId: 'shop',
      name: 'Cups',
      priority: 20,
      isEnabled: true,
      version: 1,
      savedBy: 'ada',
    })
    expect(rule.body).toMatchObject({ howMany: 1, isFallback: false })
    expect(await names()).toEqual(['First', 'Cups'])
    expect(await loadRule(client, rule.id)).toEqual(rule)
  })

  test.each([
    ['a body that is nonsense', { body: { ...cups, offers: [] } }, 'bad-rule'],
    ['no name', { name: ' ' }, 'bad-rule'],
    ['a name without end', { name: 'x'.repeat(101) }, 'bad-rule'],
    ['a name PostgreSQL cannot hold', { name: 'a\0b' }, 'bad-rule'],
    ['a store that is not there', { storeId: 'nowhere' }, 'no-such-store'],
  ])('%s is refused, and leaves no row', async (_, changes, code) => {
    const given = { storeId: 'shop', name: 'Cups', body: cups, savedBy: '', ...changes }
    await expect(createRule(client, given)).rejects.toMatchObject({ code })
    expect(await client.rule.count()).toBe(0)
  })

  test('a priority is taken as given, and rules of one priority are asked oldest first', async () => {
    await addRule(database, cups, 'B', 7)
    await addRule(database, cups, 'C', 7)
    await addRule(database, cups, 'A', 0)
    expect(await names()).toEqual(['A', 'B', 'C'])
  })
})

describe('the fallback', () => {
  test('is last, however small a number it was given and whatever comes later', async () => {
    expect(await addRule(database, fallback, 'Last', 1)).toMatchObject({ priority: fallbackPriority })
    await addRule(database, cups, 'Big', 5_000_000)
    await addRule(database, cups, 'Next')
    expect((await names()).at(-1)).toBe('Last')
  })

  test('is one: a second is refused by name, by any of the three ways in', async () => {
    const first = await addRule(database, fallback, 'Best sellers')
    await expect(addRule(database, fallback)).rejects.toMatchObject({ code: 'second-fallback', status: 409 })
    await expect(addRule(database, fallback)).rejects.toThrow(/fallback rule ‘Best sellers’/)
    const other = await addRule(database, cups, 'Other')
    const change = { ruleId: other.id, name: 'Other', body: fallback, savedBy: '' }
    await expect(saveRuleVersion(client, change)).rejects.toMatchObject({ code: 'second-fallback' })
    await setRuleEnabled(client, first.id, false)
    await saveRuleVersion(client, change)
    await expect(setRuleEnabled(client, first.id, true)).rejects.toMatchObject({ code: 'second-fallback' })
  })

  test('is one even when two people make it at once', async () => {
    const both = await Promise.allSettled([addRule(database, fallback, 'A'), addRule(database, fallback, 'B')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('becomes an ordinary rule again behind the others', async () => {
    const rule = await addRule(database, fallback, 'Last')
    await addRule(database, cups, 'First')
    const saved = await saveRuleVersion(client, { ruleId: rule.id, name: 'Last', body: cups, savedBy: '' })
    expect(saved).toMatchObject({ priority: 20, version: 2 })
  })
})

describe('changing a rule', () => {
  test('a changed body is a new version; the old one stays as it was', async () => {
    const rule = await addRule(database, cups)
    const pots = { ...cups, offers: [crossSell('pot')] }
    const saved = await saveRuleVersion(client, { ruleId: rule.id, name: 'Pots', body: pots, savedBy: 'bob' })
    expect(saved).toMatchObject({ id: rule.id, name: 'Pots', priority: rule.priority, version: 2, savedBy: 'bob' })
    const versions = await client.ruleVersion.findMany({ orderBy: { number: 'asc' } })
    expect(versions.map(({ number, body }) => [number, JSON.stringify(body).includes('"cup"')])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  test('saving what is there already makes no version, in whatever order its fields came', async () => {
    const rule = await addRule(database, cups)
    const again = { howMany: 1, offers: cups.offers, discount: { kind: 'none' }, condition: cups.condition }
    const saved = await saveRuleVersion(client, {
      ruleId: rule.id,
      name: 'New name',
      priority: 3,
      body: again,
      savedBy: '',
    })
    expect(saved).toMatchObject({ name: 'New name', priority: 3, version: 1, versionId: rule.versionId })
  })

  test('nonsense is refused and changes nothing; so is a rule that is not there', async () => {
    const rule = await addRule(database, cups)
    const nonsense = { ruleId: rule.id, name: 'X', body: {}, savedBy: '' }
    await expect(saveRuleVersion(client, nonsense)).rejects.toMatchObject({ code: 'bad-rule' })
    expect(await loadRule(client, rule.id)).toEqual(rule)
    await expect(loadRule(client, 99n)).rejects.toMatchObject({ code: 'no-such-rule', status: 404 })
    await expect(setRuleEnabled(client, 99n, true)).rejects.toMatchObject({ code: 'no-such-rule' })
  })

  test('a rule whose body cannot be read is listed without one, and is mended by saving it', async () => {
    const rule = await addRule(database, cups)
    await client.ruleVersion.updateMany({ data: { body: { from: 'another age' } } })
    expect(await listRules(client, 'shop')).toMatchObject([{ id: rule.id, body: null }])
    const saved = await saveRuleVersion(client, { ruleId: rule.id, name: 'Rule', body: cups, savedBy: '' })
    expect(saved).toMatchObject({ version: 2, body: rule.body })
  })

  test('disabling and enabling keep everything else', async () => {
    const rule = await addRule(database, cups)
    expect(await setRuleEnabled(client, rule.id, false)).toEqual({ ...rule, isEnabled: false })
    expect(await setRuleEnabled(client, rule.id, true)).toEqual(rule)
  })
})

describe('the order of rules', () => {
  test('is as told, with the fallback last whether it was named or not', async () => {
    const ids = new Map<string, bigint>()
    for (const name of ['A', 'B', 'C']) ids.set(name, (await addRule(database, cups, name)).id)
    const last = await addRule(database, fallback, 'Last')
    const order = ['C', 'A', 'B'].flatMap((name) => ids.get(name) ?? [])
    expect((await reorderRules(client, 'shop', order)).map((rule) => rule.name)).toEqual(['C', 'A', 'B', 'Last'])
    await reorderRules(client, 'shop', [last.id, ...order.reverse()])
    expect(await names()).toEqual(['B', 'A', 'C', 'Last'])
  })

  test('names each rule once: one missing, twice or foreign is refused', async () => {
    await addStore(database, { id: 'other' })
    const foreign = await createRule(client, { storeId: 'other', name: 'Foreign', body: cups, savedBy: '' })
    const [a, b] = [await addRule(database, cups, 'A'), await addRule(database, cups, 'B')]
    for (const order of [[a.id], [a.id, a.id], [a.id, b.id, b.id], [a.id, b.id, foreign.id], []]) {
      await expect(reorderRules(client, 'shop', order)).rejects.toMatchObject({ code: 'bad-order' })
    }
    expect(await names()).toEqual(['A', 'B'])
  })
})

describe('deleting a rule', () => {
  test('one that never decided is gone, with its versions', async () => {
    const rule = await addRule(database, cups)
    expect(await deleteRule(client, rule.id)).toEqual({ kind: 'deleted' })
    expect(await client.ruleVersion.count()).toBe(0)
  })

  test('one that decided for a message is disabled, so that the mail can be explained', async () => {
    await addProduct(database, { id: 'cup' })
    const rule = await addRule(database, cups)
    const message = await addWaiting(database, ['tea'])
    const store = { id: 'shop', currency: 'EUR' }
    await saveDecisions(client, await decideOffers(client, { store, now: noon, messages: [message] }), noon)
    await saveRuleVersion(client, {
      ruleId: rule.id,
      name: 'Rule',
      body: { ...cups, offers: [crossSell('pot')] },
      savedBy: '',
    })
    expect(await deleteRule(client, rule.id)).toEqual({ kind: 'disabled' })
    expect(await loadRule(client, rule.id)).toMatchObject({ isEnabled: false, version: 2 })
  })
})
