import { describe, expect, test } from 'vitest'
import { shopify } from '../../src/stores/shopify.ts'
import { importedAt, readProducts, table } from './files.ts'

const shopifyHeader = [
  ...['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Product Category', 'Type', 'Tags', 'Published', 'Option1 Name'],
  ...['Option1 Value', 'Option2 Name', 'Option2 Value', 'Variant SKU', 'Variant Inventory Tracker'],
  ...['Variant Inventory Qty', 'Variant Inventory Policy', 'Variant Price', 'Variant Compare At Price', 'Image Src'],
  ...['Cost per item', 'Status'],
]

const tea = {
  Handle: 'sencha',
  Title: 'Sencha',
  'Body (HTML)': '<p>Green,\n"fresh"</p>',
  Vendor: 'Nordlicht',
  Type: 'Green tea',
  Tags: 'green, japan, green',
  Published: 'true',
  'Option1 Name': 'Size',
  'Option1 Value': '100 g',
  'Variant SKU': 'TEA-100',
  'Variant Inventory Tracker': 'shopify',
  'Variant Inventory Qty': '12',
  'Variant Inventory Policy': 'deny',
  'Variant Price': '10.00',
  'Variant Compare At Price': '12.00',
  'Image Src': 'https://cdn.example/sencha.jpg',
  'Cost per item': '4.50',
  Status: 'active',
}
const larger = {
  Handle: 'sencha',
  'Option1 Value': '500 g',
  'Variant SKU': 'TEA-500',
  'Variant Inventory Policy': 'continue',
  'Variant Price': '40.00',
}
const picture = { Handle: 'sencha', 'Image Src': 'https://cdn.example/sencha-2.jpg' }

function ofShopify(...rows: readonly Readonly<Record<string, string>>[]) {
  const { products, refusals } = readProducts(table(shopifyHeader, ...rows), { format: 'shopify' })
  return { products, product: products[0], refusals: refusals.map(({ line, reason }) => [line, reason]) }
}

describe('a product of Shopify’s export', () => {
  test('has its variants from all of its rows, and its page from its handle', () => {
    const { product, products } = ofShopify(tea, larger, picture)
    expect(products).toHaveLength(1)
    expect(product).toMatchObject({
      externalId: 'sencha',
      title: 'Sencha',
      url: 'https://shop.example/products/sencha',
      imageUrl: 'https://cdn.example/sencha.jpg',
      vendor: 'Nordlicht',
      category: 'Green tea',
      tags: ['green', 'japan'],
      isActive: true,
      currency: 'EUR',
    })
    const variant = { imageUrl: null, sellsWithoutStock: false, compareAtMinor: null, costMinor: null, stock: null }
    expect(product?.variants).toEqual([
      {
        ...variant,
        externalId: 'sencha/100 g',
        title: '100 g',
        sku: 'TEA-100',
        priceMinor: 1000n,
        compareAtMinor: 1200n,
        costMinor: 450n,
        stock: 12,
        position: 1,
      },
      {
        ...variant,
        externalId: 'sencha/500 g',
        title: '500 g',
        sku: 'TEA-500',
        priceMinor: 4000n,
        sellsWithoutStock: true,
        position: 2,
      },
    ])
  })

  test('without options has one variant without a title', () => {
    const { product } = ofShopify({ ...tea, 'Option1 Name': 'Title', 'Option1 Value': 'Default Title' })
    expect(product?.variants).toMatchObject([{ externalId: 'sencha', title: '' }])
  })

  test('with two options names both', () => {
    expect(ofShopify({ ...tea, 'Option2 Value': 'Tin' }).product?.variants[0]).toMatchObject({
      externalId: 'sencha/100 g/Tin',
      title: '100 g / Tin',
    })
  })

  test('that tells a variant twice keeps both', () => {
    const { product } = ofShopify(tea, { ...larger, 'Option1 Value': '100 g' })
    expect(product?.variants.map(({ externalId }) => externalId)).toEqual(['sencha/100 g', 'sencha/100 g#2'])
  })

  test.each([
    [{ Status: 'draft' }, false],
    [{ Status: 'archived' }, false],
    [{ Published: 'false' }, false],
    [{ Status: '', Published: '' }, true],
  ])('with %j is for sale: %s', (changes, isActive) => {
    expect(ofShopify({ ...tea, ...changes }).product?.isActive).toBe(isActive)
  })

  test.each([
    [{ 'Variant Inventory Qty': '-3' }, -3],
    [{ 'Variant Inventory Qty': "'-3" }, -3],
    [{ 'Variant Inventory Tracker': '' }, null],
    [{ 'Variant Inventory Qty': '' }, null],
    [{ 'Variant Inventory Qty': 'many' }, null],
  ])('with %j has stock %s', (changes, stock) => {
    expect(ofShopify({ ...tea, ...changes }).product?.variants[0]?.stock).toBe(stock)
  })

  test('is read from the columns of the newer export too', () => {
    const names = ['Title', 'URL handle', 'Published on online store', 'Status', 'SKU', 'Option1 value', 'Price']
    const more = ['Compare-at price', 'Cost per item', 'Inventory tracker', 'Inventory quantity', 'Product image URL']
    const row = {
      ...{ Title: 'Sencha', 'URL handle': 'sencha', 'Published on online store': 'TRUE', Status: 'Active' },
      ...{ SKU: 'TEA-100', 'Option1 value': '100 g', Price: '10.00', 'Compare-at price': '12.00' },
      ...{
        'Inventory tracker': 'shopify',
        'Inventory quantity': '12',
        'Product image URL': 'https://cdn.example/1.jpg',
      },
    }
    const { products, refusals } = readProducts(table([...names, ...more], row), { format: 'shopify' })
    expect(refusals).toEqual([])
    expect(products).toMatchObject([
      {
        externalId: 'sencha',
        isActive: true,
        imageUrl: 'https://cdn.example/1.jpg',
        variants: [{ externalId: 'sencha/100 g', sku: 'TEA-100', priceMinor: 1000n, compareAtMinor: 1200n, stock: 12 }],
      },
    ])
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'a price that is none',
      { 'Variant Price': 'cheap' },
      '"Variant Price" is "cheap": not an amount with a decimal point, such as 12.90.',
    ],
    ['no title', { Title: '' }, '"Title" is empty: a product has a title.'],
    ['no handle', { Handle: '' }, 'Nothing tells which product this is.'],
    ['a cost below zero', { 'Cost per item': '-1' }, '"Cost per item" is "-1": amounts are never negative here.'],
  ])('is refused for %s', (_, changes, reason) => {
    expect(ofShopify({ ...tea, ...changes }).refusals).toEqual([[2, reason]])
  })

  test('sorts before whatever a webhook tells of it', () => {
    const version = ofShopify(tea).product?.version ?? ''
    expect(version.startsWith(`!${importedAt.toISOString()} `)).toBe(true)
  })

  test('is offered on its page, with the code applied on the way there: no cart takes a handle', () => {
    const cart = { storefrontUrl: 'https://shop.example', variantExternalId: 'thé-vert/100 g', quantity: 1 }
    expect(shopify.cartLink?.({ ...cart, discountCode: null })).toBe('https://shop.example/products/th%C3%A9-vert')
    expect(shopify.cartLink?.({ ...cart, discountCode: 'TEA 10' })).toBe(
      'https://shop.example/discount/TEA%2010?redirect=%2Fproducts%2Fth%25C3%25A9-vert',
    )
  })
})

const wooHeader = [
  ...['ID', 'Type', 'SKU', 'Name', 'Published', 'Is featured?', 'Visibility in catalog', 'Date sale price starts'],
  ...['Date sale price ends', 'In stock?', 'Stock', 'Backorders allowed?', 'Sale price', 'Regular price', 'Categories'],
  ...['Tags', 'Images', 'Parent', 'Brands'],
]

const pot = {
  ID: '44',
  Type: 'simple',
  SKU: 'POT',
  Name: 'Teapot',
  Published: '1',
  'In stock?': '1',
  Stock: '3',
  'Backorders allowed?': '0',
  'Regular price': '30',
  Categories: 'Tableware > Pots, Gifts',
  Tags: 'clay, gift',
  Images: 'https://shop.example/a,b.jpg, https://shop.example/2.jpg',
  Brands: 'Töpferei',
}

function ofWoo(...rows: readonly Readonly<Record<string, string>>[]) {
  const { products, refusals } = readProducts(table(wooHeader, ...rows), { format: 'woocommerce' })
  return { products, product: products[0], variant: products[0]?.variants[0], refusals }
}

describe('a product of WooCommerce’s export', () => {
  test('is the product that webhooks tell, by its id', () => {
    const { product, refusals } = ofWoo(pot)
    expect(refusals).toEqual([])
    expect(product).toMatchObject({
      externalId: '44',
      title: 'Teapot',
      url: null,
      imageUrl: 'https://shop.example/a,b.jpg',
      vendor: 'Töpferei',
      category: 'Pots',
      tags: ['clay', 'gift'],
      isActive: true,
    })
    expect(product?.variants).toMatchObject([
      { externalId: '44', sku: 'POT', priceMinor: 3000n, stock: 3, position: 1 },
    ])
  })

  test.each([
    ['variable', 0],
    ['grouped', 0],
    ['external', 0],
    ['simple, virtual', 1],
    ['variation', 1],
    ['variation, downloadable', 1],
  ])('that is %s has %i variants: what has to be chosen from first is never offered', (Type, count) => {
    expect(ofWoo({ ...pot, Type }).product?.variants).toHaveLength(count)
  })

  test.each<[Record<string, string>, boolean]>([
    [{ Published: '1' }, true],
    [{ Published: '0' }, false],
    [{ Published: '-1' }, false],
  ])('with %j is for sale: %s', (changes, isActive) => {
    expect(ofWoo({ ...pot, ...changes }).product?.isActive).toBe(isActive)
  })

  test.each<[string, Record<string, string>, bigint, bigint | null]>([
    ['on sale', { 'Sale price': '25' }, 2500n, 3000n],
    ['on sale until today', { 'Sale price': '25', 'Date sale price ends': '2026-11-24' }, 2500n, 3000n],
    ['on sale until yesterday', { 'Sale price': '25', 'Date sale price ends': '2026-11-23' }, 3000n, null],
    ['on sale from tomorrow', { 'Sale price': '25', 'Date sale price starts': '2026-11-25' }, 3000n, null],
    ['for nothing', { 'Regular price': '0' }, 0n, null],
    ['on sale for nothing', { 'Sale price': '0' }, 0n, 3000n],
  ])('%s has the price of that day', (_, changes, priceMinor, compareAtMinor) => {
    expect(ofWoo({ ...pot, ...changes }).variant).toMatchObject({ priceMinor, compareAtMinor })
  })

  test.each<[Record<string, string>, number | null, boolean]>([
    [{ Stock: '' }, null, false],
    [{ Stock: '', 'In stock?': '0' }, 0, false],
    [{ 'In stock?': '0' }, 0, false],
    [{ Stock: '-2', 'In stock?': '0' }, -2, false],
    [{ Stock: 'parent' }, null, false],
    [{ Stock: '2.5' }, 2, false],
    [{ 'Backorders allowed?': 'notify' }, 3, true],
    [{ 'Backorders allowed?': '1', 'In stock?': 'backorder' }, 3, true],
  ])('with %j has stock %s and sells without: %s', (changes, stock, sellsWithoutStock) => {
    expect(ofWoo({ ...pot, ...changes }).variant).toMatchObject({ stock, sellsWithoutStock })
  })

  test('without any price is for nobody’s cart', () => {
    expect(ofWoo({ ...pot, 'Regular price': '' }).product?.variants).toEqual([])
  })
})

describe('products of any other file', () => {
  const generic = (text: string) => readProducts(text).products

  test('have a variant for each row of their id, known by variant id, SKU or the product itself', () => {
    const text =
      'product_id,title,variant_id,sku,price,stock,url\n1,Tea,11,T-1,10.00,5,https://shop.example/tea\n1,Tea,,T-2,20.00,,\n2,Pot,,,30.00,,\n'
    expect(generic(text)).toMatchObject([
      {
        externalId: '1',
        url: 'https://shop.example/tea',
        variants: [
          { externalId: '11', priceMinor: 1000n, stock: 5 },
          { externalId: 'T-2', priceMinor: 2000n, stock: null },
        ],
      },
      { externalId: '2', url: null, variants: [{ externalId: '2', priceMinor: 3000n }] },
    ])
  })

  test('never lead anywhere but to the web', () => {
    const [product] = generic('id,title,price,url,image\n1,Tea,1,javascript:alert(1),data:text/html\n')
    expect([product?.url, product?.imageUrl]).toEqual([null, null])
  })
})
