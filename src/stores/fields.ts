import { z } from 'zod'
import { Unreadable } from './adapter.ts'
import { cleanText, type JsonValue } from './json.ts'

/** What adapters read fields of a parsed body with. Required ones refuse; optional ones give null when not told. */

export const wholeNumber = z.bigint().meta({ type: 'integer' })
/** Thirteen digits before the point keep every amount, times any sane quantity, within PostgreSQL's bigint. */
const decimal = /^\s*[+-]?\d{1,13}(\.\d{0,20})?\s*$/

export const text = z.string().transform(cleanText)
export const optionalText = z.unknown().optional().transform(asText)
/** Ids are kept as text. 255 characters is more than any platform uses and less than an index entry holds. */
export const id = z
  .union([z.string().min(1), wholeNumber])
  .transform((value) => cleanText(String(value)).trim())
  .refine((value) => value.length > 0 && value.length <= 255, 'an id has 1 to 255 characters')
export const optionalId = z
  .union([z.string(), wholeNumber, z.null()])
  .optional()
  .transform((value) => cleanText(String(value ?? '')).slice(0, 255) || null)

/** Decimal text, from a string or digit for digit from a JSON number. */
export const amount = z
  .union([z.string().regex(decimal, 'not a decimal amount'), wholeNumber.meta({ type: 'number' })])
  .transform(String)
  .refine((value) => decimal.test(value), 'not a decimal amount')
export const optionalAmount = z
  .union([amount, z.null(), z.literal('')])
  .optional()
  .transform((value) => value || null)

export const currency = z
  .string()
  .regex(/^\s*[A-Za-z]{3}\s*$/, 'not a three-letter ISO 4217 currency code')
  .transform((value) => value.trim().toUpperCase())
export const optionalCurrency = z
  .union([currency, z.null(), z.literal('')])
  .optional()
  .transform((value) => value || null)

export const quantity = z
  .union([wholeNumber, z.string().regex(/^\d{1,10}$/, 'not a whole number')])
  .transform(Number)
  .refine((value) => value >= 0 && value <= 1_000_000, 'not a quantity between 0 and 1,000,000')

const isoInstant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/
export const instant = z
  .string()
  .regex(isoInstant, 'not an ISO 8601 time with a zone')
  .transform((value) => new Date(value))
  .refine(isStorable, 'not a time that exists')
export const optionalInstant = z
  .union([instant, z.null(), z.literal('')])
  .optional()
  .transform((value) => value || null)

export const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true')

export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])
}

/** Text of whatever came, "" and non-texts as null. */
export function asText(value: unknown): string | null {
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'string' ? cleanText(value).trim() || null : null
}

/** Reads `value` by `schema`, or throws Unreadable naming the field, its value and what is wrong with it. */
export function readAs<T>(schema: z.ZodType<T>, value: JsonValue, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = deepest(result.error.issues)
  const path = issue?.path ?? []
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 80)}`)).join('')
  throw new Unreadable(cleanText(`${what}${field} ${told(valueAt(value, path), issue?.message)}.`))
}

/** A union's own issue says only "invalid input"; the issue of the branch that came closest says why. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues
  if (issue?.code !== 'invalid_union') return issue
  const branches = issue.errors.map((branch) => deepest(branch))
  const closest = branches.find((inner) => inner && inner.code !== 'invalid_type' && inner.code !== 'invalid_value')
  return closest ? { ...closest, path: [...issue.path, ...closest.path] } : issue
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined
  }, value)
}

function told(value: unknown, problem = 'Invalid input'): string {
  if (value === undefined) return 'is missing'
  const text = JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text
  return `is ${shown}: ${problem === 'Invalid input' ? 'not a value this field can have' : problem}`
}

function isStorable(at: Date): boolean {
  return at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999
}
