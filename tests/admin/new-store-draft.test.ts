import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemCode, Refusal } from '../../src/admin/client.ts'
import {
  draftFrom,
  draftText,
  fieldsOf,
  idOf,
  type NewStoreValues,
  newStoreSteps,
  problemsIn,
  reachable,
  rulesFor,
  stepOf,
} from '../../src/admin/stores/draft.ts'
import { errorsByField } from '../../src/admin/stores/field-errors.ts'

const blank: NewStoreValues = {
  platform: '',
  name: '',
  id: '',
  storefrontUrl: '',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  secret: '',
}
const filled: NewStoreValues = {
  ...blank,
  platform: 'shopify',
  name: 'Nordlicht Tea',
  storefrontUrl: 'https://tea.example',
  secret: 'shpss_something',
}

describe('a store that is being connected', () => {
  test('has a short name made of its name, unless it is given one', () => {
    expect(idOf(filled)).toBe('nordlicht-tea')
    expect(idOf({ ...filled, id: ' tea ' })).toBe('tea')
  })

  test.each([
    [{ name: '茶' }, ['id']],
    [{ name: ' ' }, ['name']],
    [{ id: 'Tea Shop' }, ['id']],
    [{ id: 'taken' }, ['id']],
    [{ name: 'Taken' }, ['id']],
    [{ storefrontUrl: 'tea.example' }, ['storefrontUrl']],
    [{ currency: '' }, ['currency']],
    [{ timeZone: '' }, ['timeZone']],
    [{}, []],
  ])('with %j cannot go on for %j', (changes, fields) => {
    expect(problemsIn('store', { ...filled, ...changes }, ['taken'])).toEqual(fields)
  })

  test('whose short name is taken hears which', () => {
    expect(rulesFor(['nordlicht-tea']).id('', filled)).toBe('There is already a store “nordlicht-tea”')
  })

  test('opens at the first step that is not filled in, however far the address says', () => {
    expect(reachable('webhook', blank, [])).toBe('platform')
    expect(reachable('webhook', { ...blank, platform: 'stripe' }, [])).toBe('store')
    expect(reachable('webhook', { ...filled, secret: '' }, [])).toBe('webhook')
    expect(reachable('platform', filled, [])).toBe('platform')
  })

  test('has each field on exactly one step', () => {
    const all = newStoreSteps.flatMap((step) => fieldsOf[step])
    expect(all.toSorted()).toEqual(Object.keys(blank).toSorted())
    for (const field of all) expect(fieldsOf[stepOf(field) ?? 'platform']).toContain(field)
    expect(stepOf('holdoutShare')).toBeUndefined()
  })
})

describe('what is kept while the tab is open', () => {
  test('comes back after a reload, all but the secret', () => {
    expect(draftFrom(draftText(filled), blank)).toEqual({ ...filled, secret: '' })
  })

  test('never holds the secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,40}$/), (secret) => {
        expect(draftText({ ...filled, secret })).not.toContain(secret)
      }),
    )
  })

  test.each([null, '', 'nothing', '[1]', '"x"', '{"name":5,"platform":null}', '{"secret":"planted"}'])(
    'is blank when it reads %s',
    (kept) => {
      expect(draftFrom(kept, blank)).toEqual(blank)
    },
  )
})

describe('what the API refuses', () => {
  const labels = { id: 'Short name', currency: 'Currency', accessToken: 'Admin API access token', shopDomain: 'Domain' }
  const fieldsIn = (message: string, code?: string) => errorsByField(new Refusal(400, message, code), labels)

  test('stands beside the field it names', () => {
    expect(fieldsIn('currency: is not an ISO 4217 currency code such as EUR')).toEqual({
      currency: 'Is not an ISO 4217 currency code such as EUR',
    })
    expect(fieldsIn('id: uses hyphens; currency: is not one')).toEqual({ id: 'Uses hyphens', currency: 'Is not one' })
  })

  test('is found by the label too, and a sentence keeps its own colons and semicolons', () => {
    expect(fieldsIn('Admin API access token: nothing was entered. It starts so: shpat_; see Settings.')).toEqual({
      accessToken: 'Nothing was entered. It starts so: shpat_; see Settings.',
    })
  })

  test('of a nested field is found by its last name', () => {
    expect(fieldsIn('credentials.shopDomain: is too long')).toEqual({ shopDomain: 'Is too long' })
  })

  test('because the store is there already is about its short name', () => {
    expect(fieldsIn('There is already a store "tea".', 'store-exists')).toEqual({
      id: 'There is already a store "tea".',
    })
  })

  test.each(['Only an owner may add a store: it holds a secret.', 'The server answered 502.', ''])(
    'and is about no field is left to be said elsewhere: %s',
    (message) => {
      expect(fieldsIn(message)).toEqual({})
    },
  )

  test('is known by the API’s own code', () => {
    expect(problemCode({ error: { code: 'store-exists', message: 'x' } })).toBe('store-exists')
    for (const body of [null, 'x', {}, { error: 5 }, { error: { code: 5 } }]) expect(problemCode(body)).toBeUndefined()
  })
})
