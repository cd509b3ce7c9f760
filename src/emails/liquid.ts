import { type Context, Liquid, type Template } from 'liquidjs'
import { formatMoney, type Money } from '../lib/money.ts'
import { formatDate } from './dates.ts'
import { type Program, prepareProgram } from './liquid-program.ts'
import { remember } from './remember.ts'

/** What `{{ url | track: 'key' }}` asks for the address to put in the mail. */
export type Track = (linkKey: string, target: string) => string

// Liquid hands filters the scope it was given, so that is what the render's own `track` hangs on.
const tracks = new WeakMap<object, Track>()

/** Prices repeat, within a mail and between mails. */
const written = remember<string>(5000)

/** A second's worth of rendering is five thousand times what a mail needs; memory is counted in characters. */
const limits = { parseLimit: 1_000_000, renderLimit: 1_000, memoryLimit: 2_000_000 }

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

/** Fills HTML: whatever is printed is escaped unless the template says `raw`. */
export const htmlLiquid = createEngine({ outputEscape: escapeHtml })
/** Fills subjects, preheaders and text parts: nothing is escaped. */
export const textLiquid = createEngine({})

/** Parses once; the program fills it once for each mail. Throws Liquid's own errors, which name the line. */
export function parseLiquid(engine: Liquid, text: string): { readonly parsed: Template[]; readonly program: Program } {
  const parsed = engine.parse(text)
  return { parsed, program: prepareProgram(engine, parsed) }
}

export function fillLiquid(program: Program, scope: object, track?: Track): string {
  if (track) tracks.set(scope, track)
  return program(scope)
}

function createEngine(options: { outputEscape?: (value: unknown) => string }): Liquid {
  const engine = new Liquid({
    ...options,
    ...limits,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    // Nothing is read at run time: partials are in place before a template is kept.
    templates: {},
  })
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag]
  engine.registerFilter('money', function (value: unknown, currency?: unknown) {
    const money = toMoney(value, currency)
    const locale = readLocale(this.context)
    return written(`${locale} ${money.currency} ${money.minor}`, () => formatMoney(money, locale))
  })
  engine.registerFilter('date', function (value: unknown, style: unknown = 'long') {
    return formatDate(value, style, readLocale(this.context), readTimeZone(this.context))
  })
  engine.registerFilter('track', function (target: unknown, key: unknown, index?: unknown) {
    const track = tracks.get(this.context.environments)
    if (!track) throw new Error('a subject or preheader holds no links')
    return track(index === undefined ? String(key) : `${String(key)}-${String(index)}`, String(target))
  })
  return engine
}

/** `order.total | money`, or minor units beside their currency: `offer.priceMinor | money: offer.currency`. */
function toMoney(value: unknown, currency: unknown): Money {
  if (typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value) {
    return { minor: BigInt(String(value.minor)), currency: String(value.currency) }
  }
  if (typeof currency !== 'string') throw new Error('`money` needs an amount with its currency')
  return { minor: BigInt(String(value)), currency }
}

function readLocale(context: Context): string {
  return String(Reflect.get(context.environments, 'locale'))
}

function readTimeZone(context: Context): string {
  const store: unknown = Reflect.get(context.environments, 'store')
  return typeof store === 'object' && store !== null && 'timeZone' in store ? String(store.timeZone) : 'UTC'
}

function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  // Most values have nothing to escape, and asking is cheaper than replacing.
  if (!/[&<>"']/.test(text)) return text
  return text.replace(/[&<>"']/g, (character) => escaped[character] ?? character)
}
