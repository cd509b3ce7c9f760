import fc from 'fast-check'
import type { JsonValue } from '../../src/stores/json.ts'
import { jsonText } from './json-text.ts'

type Path = readonly (string | number)[]

const ugly = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '-1',
    '1e9',
    '99999999999999999999',
    '1.005',
    'NaN',
    '2026-02-30T25:61:00Z',
    '0000-00-00',
  ),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, 2 ** 40),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary' }),
)

/** The text of `value` with one to three of its fields changed into something else. */
export function mutated(value: JsonValue): fc.Arbitrary<string> {
  const change = fc.tuple(fc.constantFrom(...pathsOf(value)), ugly)
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    return jsonText(changes.reduce<unknown>((whole, [path, other]) => withChange(whole, path, other), value))
  })
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : []
  return [path, ...inner.flatMap(([key, item]) => pathsOf(item, [...path, key]))]
}

function withChange(whole: unknown, [step, ...rest]: Path, other: unknown): unknown {
  if (step === undefined) return other
  if (Array.isArray(whole)) return whole.map((item, i) => (i === step ? withChange(item, rest, other) : item))
  return isRecord(whole) ? { ...whole, [step]: withChange(whole[step], rest, other) } : whole
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
