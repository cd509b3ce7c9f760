import type { MailModel } from '../src/emails/mail-model.ts'
import { exponentOf, type Money } from '../src/lib/money.ts'

/** Every kind of order a mail must look right for. */
export function variations(sample: MailModel): Readonly<Record<string, MailModel>> {
  const [upgrade, crossSell] = sample.offers
  if (!upgrade || !crossSell) throw new Error('the sample mail has two offers')
  const bare = { ...crossSell, discount: null }
  return {
    'no-offer': { ...sample, offers: [] },
    'one-offer': { ...sample, offers: [upgrade] },
    'two-offers': sample,
    discount: { ...sample, offers: [{ ...crossSell, discount: { code: 'TEA', percentOff: null, isUnique: false } }] },
    'long-titles': longTitles(sample, { ...upgrade, discount: crossSell.discount }),
    yen: { ...inCurrency(sample, 'JPY'), locale: 'ja-JP', offers: [yenOffer(upgrade)] },
    german: { ...sample, locale: 'de-DE', offers: [bare] },
    'no-name': { ...sample, customer: { firstName: null }, offers: [bare] },
    'no-images': withoutImages(sample),
    'some-images': { ...sample, order: { ...sample.order, lines: mixedLines(sample) }, offers: [] },
    logo: {
      ...sample,
      store: { ...sample.store, brand: { accentColour: '#f2c230', logoUrl: 'https://pictures.example/logo.png' } },
    },
    'dark-brand': { ...sample, store: { ...sample.store, brand: { accentColour: '#101820' } }, offers: [upgrade] },
    'many-lines': { ...sample, order: { ...sample.order, lines: manyLines(sample) }, offers: [] },
  }
}

function longTitles(sample: MailModel, offer: MailModel['offers'][number]): MailModel {
  const long =
    'Hand-thrown stoneware teapot with bamboo handle, removable infuser and matching warmer, second edition (signed)'
  const lines = sample.order.lines.map((line) => ({ ...line, title: long, quantity: 12 }))
  return {
    ...sample,
    customer: { firstName: 'Maximiliane-Theodora' },
    order: { ...sample.order, number: '#DE-2026-0000123456', lines },
    offers: [{ ...offer, title: long, variantTitle: 'Extra large / Moss green with copper rim / Gift box' }],
  }
}

function inCurrency(sample: MailModel, currency: string): MailModel {
  const moved = ({ minor }: Money) => ({ minor: exponentOf(currency) === 0 ? minor * 2n : minor, currency })
  const { subtotal, discount, shipping, tax, total, lines } = sample.order
  return {
    ...sample,
    order: {
      ...sample.order,
      ...{ subtotal: moved(subtotal), discount: moved(discount), shipping: moved(shipping) },
      ...{ tax: moved(tax), total: moved(total) },
      lines: lines.map((line) => ({ ...line, total: moved(line.total) })),
    },
  }
}

function yenOffer(offer: MailModel['offers'][number]): MailModel['offers'][number] {
  return {
    ...offer,
    title: '南部鉄器 急須 1.2L',
    variantTitle: '',
    priceMinor: '12800',
    compareAtMinor: '14800',
    currency: 'JPY',
  }
}

function withoutImages(sample: MailModel): MailModel {
  const lines = sample.order.lines.map((line) => ({ ...line, imageUrl: null }))
  return {
    ...sample,
    order: { ...sample.order, lines },
    offers: sample.offers.map((offer) => ({ ...offer, imageUrl: null })),
  }
}

function mixedLines(sample: MailModel): MailModel['order']['lines'] {
  return sample.order.lines.map((line, index) => (index === 0 ? { ...line, imageUrl: null } : line))
}

function manyLines(sample: MailModel): MailModel['order']['lines'] {
  return Array.from({ length: 11 }, () => sample.order.lines)
    .flat()
    .slice(0, 11)
}
