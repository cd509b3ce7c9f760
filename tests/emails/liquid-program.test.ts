import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlLiquid, parseLiquid, textLiquid } from '../../src/emails/liquid.ts'

const scope = {
  locale: 'en',
  store: { name: 'Tea & Co', timeZone: 'UTC' },
  offers: [
    { title: 'One <b>', price: { minor: 1200n, currency: 'EUR' }, tags: ['a', 'b'] },
    { title: 'Two', price: { minor: 5n, currency: 'JPY' }, tags: [] },
  ],
  count: 3,
  zero: 0,
  nothing: null,
  yes: true,
  no: false,
  words: 'green tea',
  day: new Date('2026-11-24T10:00:00Z'),
}

/** Prepared functions must say what Liquid itself says. */
function sameAsLiquid(template: string): string {
  for (const engine of [htmlLiquid, textLiquid]) {
    const { parsed, program } = parseLiquid(engine, template)
    expect(program(scope), template).toBe(engine.renderSync(parsed, scope))
  }
  return parseLiquid(textLiquid, template).program(scope)
}

test.each([
  'plain <b>text</b>',
  '{{ store.name }} {{ store["name"] }} {{ "quoted & <>" }} {{ 12.5 }} {{ nothing }} {{ yes }}',
  '{{ offers.size }} {{ offers.first.title }} {{ offers.last.title }} {{ offers[1].title }} {{ words.size }}',
  '{{ words | upcase | replace: "TEA", "LEAF" }} {{ count | minus: 1 | times: 4 }} {{ nothing | default: "none" }}',
  '{{ offers[0].price | money }} {{ 500 | money: "USD" }} {{ day | date }} {{ day | date: "short" }}',
  '{{ "<b>" | raw }}{{ "<b>" }}{{ offers[0].tags }}{{ offers[0].tags | join: "," }}',
  '{% if yes %}a{% elsif no %}b{% else %}c{% endif %}{% if no %}a{% else %}c{% endif %}{% if nothing %}x{% endif %}',
  '{% if missing %}x{% else %}absent{% endif %}{% if zero %}zero is true{% endif %}{% if words == "" %}x{% endif %}',
  '{% if count > 2 and yes or no %}1{% endif %}{% if count >= 4 or words contains "tea" %}2{% endif %}{% if count != 3 %}3{% endif %}',
  '{% if nothing == nil %}nil{% endif %}{% if offers[1].tags == empty %}empty{% endif %}{% if words == blank %}x{% endif %}',
  '{% unless no %}a{% else %}b{% endunless %}{% unless yes %}a{% elsif yes %}b{% endunless %}',
  '{% case count %}{% when 1, 2 %}few{% when 3 or 4 %}some{% else %}many{% endcase %}{% case words %}{% when "x" %}{% else %}e{% endcase %}',
  '{% for offer in offers %}{{ forloop.index }}/{{ forloop.length }} {{ offer.title }}{% unless forloop.last %}, {% endunless %}{% endfor %}',
  '{% for o in offers limit: 1 %}{{ o.title }}{% endfor %}{% for o in offers offset: 1 %}{{ o.title }}{% endfor %}',
  '{% for o in offers reversed %}{{ forloop.rindex0 }}{{ forloop.first }}{{ o.title }}{% else %}none{% endfor %}',
  '{% for o in nothing %}x{% else %}none{% endfor %}{% for o in words %}{{ o }}{% endfor %}{% for t in offers[1].tags %}x{% else %}-{% endfor %}',
  '{% for o in offers %}{% for t in o.tags %}{{ forloop.index }}{{ o.title }}{{ t }}{% endfor %}{{ forloop.index0 }}{% endfor %}',
  '{% for pair in store %}{{ pair[0] }}={{ pair[1] }};{% endfor %}',
  '{{- words -}}  x  {%- if yes -%}  y  {%- endif -%}  z',
  // What is left to Liquid whole:
  '{% assign a = words | upcase %}{{ a }}{% capture b %}[{{ a }}]{% endcapture %}{{ b }}',
  '{% for i in (1..3) %}{{ i }}{% if i == 2 %}{% break %}{% endif %}{% endfor %}{% cycle "a", "b" %}',
  '{% comment %}never {{ x }}{% endcomment %}{% raw %}{{ raw }}{% endraw %}{{ offers[zero].title }}',
])('%s', (template) => {
  sameAsLiquid(template)
})

test('any nesting of what is known says what Liquid says', () => {
  const output = fc.constantFrom(
    '{{ words }}',
    '{{ count | plus: 1 }}',
    '{{ store.name }}',
    'text',
    '{{ nothing }}',
    '<i>',
  )
  const condition = fc.constantFrom(
    'yes',
    'no',
    'count == 3',
    'nothing',
    'words contains "tea" and no',
    'zero',
    'count > 9 or yes',
  )
  const { tree } = fc.letrec<{ tree: string; list: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      output,
      fc.tuple(condition, tie('list'), tie('list')).map(([c, a, b]) => `{% if ${c} %}${a}{% else %}${b}{% endif %}`),
      fc.tuple(condition, tie('list')).map(([c, a]) => `{% unless ${c} %}${a}{% endunless %}`),
      tie('list').map((a) => `{% for o in offers %}{{ forloop.index }}${a}{{ o.title }}{% endfor %}`),
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `{% case count %}{% when 3 %}${a}{% else %}${b}{% endcase %}`),
    ),
    list: fc.array(tie('tree'), { maxLength: 3 }).map((parts) => parts.join('')),
  }))
  fc.assert(
    fc.property(tree, (template) => void sameAsLiquid(template)),
    { numRuns: 300 },
  )
})

test('a word the mail lacks is named, unless a default is given or it is only asked about', () => {
  const { program } = parseLiquid(textLiquid, '{{ order.numbr }}')
  expect(() => program({ order: { number: '1' } })).toThrow('this mail has no "order.numbr"')
  expect(sameAsLiquid('{{ missing | default: "-" }}{% if missing.too %}x{% endif %}')).toBe('-')
})

test('time runs out in a loop', () => {
  const { program } = parseLiquid(
    textLiquid,
    '{% for a in items %}{% for b in items %}{% for c in items %}{% endfor %}{% endfor %}{% endfor %}',
  )
  expect(() => program({ items: Array.from({ length: 1000 }, () => 1) })).toThrow(/limit exceeded/)
})

test('a subject holds no links', () => {
  const { program } = parseLiquid(textLiquid, '{{ words | track: "x" }}')
  expect(() => program({ words: 'https://x.example' })).toThrow('no links')
})
