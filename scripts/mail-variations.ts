import type { MailModel, OrderModel } from '../src/emails/mail-model.ts'
import { orderModel } from '../src/emails/order-model.ts'
import { sampleLines, sampleOrder } from '../src/emails/sample-mails.ts'

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
    'tax-on-top': { ...sample, locale: 'en-US', order: taxOnTop(), offers: [] },
    'gift-card-and-tip': { ...sample, order: withGiftCardAndTip(), offers: [] },
    'does-not-add-up': { ...sample, order: orderOf(sampleLines, { totalMinor: 7000n }), offers: [] },
    yen: { ...sample, order: inYen(), locale: 'ja-JP', offers: [yenOffer(upgrade)] },
    german: { ...sample, locale: 'de-DE', offers: [bare] },
    'no-name': { ...sample, customer: { firstName: null }, offers: [bare] },
    'no-images': withoutImages(sample),
    'some-images': { ...sample, order: { ...sample.order, lines: mixedLines(sample) }, offers: [] },
    logo: {
      ...sample,
      store: { ...sample.store, brand: { accentColour: '#f2c230', logoUrl: 'https://pictures.example/logo.png' } },
    },
    'dark-brand': { ...sample, store: { ...sample.store, brand: { accentColour: '#101820' } }, offers: [upgrade] },
    'many-lines': { ...sample, order: manyLines(), offers: [] },
  }
}

function longTitles(sample: MailModel, offer: MailModel['offers'][number]): MailModel {
  const long =
    'Hand-thrown stoneware teapot with bamboo handle, removable infuser and matching warmer, second edition (signed)'
  const lines = sample.order.lines.map((line) => ({ ...line, title: long }))
  return {
    ...sample,
    customer: { firstName: 'Maximiliane-Theodora' },
    order: { ...sample.order, number: '#DE-2026-0000123456', lines },
    offers: [{ ...offer, title: long, variantTitle: 'Extra large / Moss green with copper rim / Gift box' }],
  }
}

type Lines = Parameters<typeof orderModel>[1]

/** An order of these lines, with a total that they make. */
function orderOf(lines: Lines, changes: Partial<typeof sampleOrder> = {}) {
  const parts = { ...sampleOrder, ...changes }
  const goods = lines.reduce((sum, line) => sum + line.totalMinor, 0n)
  const totalMinor = goods + parts.taxMinor + parts.shippingMinor
  return orderModel({ ...parts, totalMinor, ...changes }, lines)
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

function manyLines(): OrderModel {
  const lines = Array.from({ length: 6 }, () => sampleLines).flat()
  return orderOf(lines, { discountMinor: 640n * 6n, taxMinor: 707n * 6n + 78n })
}

function taxOnTop(): OrderModel {
  const lines = sampleLines.map((line) => ({
    ...line,
    totalMinor: line.totalMinor + line.taxMinor,
    taxMinor: line.taxMinor === 147n ? 200n : 312n,
  }))
  return orderOf(lines, { currency: 'USD', taxMinor: 512n, shippingMinor: 490n })
}

function withGiftCardAndTip(): OrderModel {
  const alone = { ...sampleLines[0], quantity: 1, discountMinor: 0n, taxMinor: 0n, imageUrl: null }
  const giftCard = { ...alone, title: 'Gift card', unitMinor: 5000n, totalMinor: 5000n, kind: 'gift-card' as const }
  const tip = { ...alone, title: 'Tip', unitMinor: 300n, totalMinor: 300n, kind: 'tip' as const }
  return orderOf([...sampleLines, giftCard, tip], { tipMinor: 300n })
}

function inYen(): OrderModel {
  const lines = [
    { ...sampleLines[0], unitMinor: 1250n, discountMinor: 250n, totalMinor: 2083n, taxMinor: 167n },
    { ...sampleLines[1], unitMinor: 3900n, discountMinor: 390n, totalMinor: 3191n, taxMinor: 319n },
  ]
  return orderOf(lines, { currency: 'JPY', taxMinor: 531n, shippingMinor: 445n })
}
