import type { Field } from './field.ts'

/** What can be read of a product or one of its variants, with the names its column may have. */
export const productFields = [
  {
    name: 'productId',
    label: 'Product id',
    help: 'As the platform’s webhooks tell it. The rows of one product are its variants.',
    names: ['productid', 'id', 'itemid', 'handle', 'stockcode'],
  },
  { name: 'title', label: 'Title', help: '', names: ['title', 'name', 'productname', 'producttitle', 'description'] },
  { name: 'url', label: 'Page', help: 'Its address in the shop.', names: ['url', 'link', 'permalink', 'producturl'] },
  {
    name: 'image',
    label: 'Picture',
    help: 'Its address.',
    names: ['image', 'imageurl', 'imagelink', 'imagesrc', 'images', 'picture'],
  },
  { name: 'vendor', label: 'Vendor', help: '', names: ['vendor', 'brand', 'brands', 'manufacturer'] },
  {
    name: 'category',
    label: 'Category',
    help: '',
    names: ['category', 'producttype', 'type', 'categories', 'productcategory'],
  },
  { name: 'otherCategory', label: 'Category, when that is empty', help: '', names: ['productcategory'] },
  { name: 'tags', label: 'Tags', help: 'Separated by commas.', names: ['tags', 'keywords'] },
  {
    name: 'isPublished',
    label: 'For sale',
    help: 'Yes or no.',
    names: ['published', 'publishedononlinestore', 'isactive', 'active', 'enabled'],
  },
  { name: 'status', label: 'Status', help: 'Active, draft or archived.', names: ['status', 'productstatus'] },
  { name: 'variantId', label: 'Variant id', help: '', names: ['variantid', 'variationid'] },
  { name: 'variantTitle', label: 'Variant’s title', help: '', names: ['varianttitle', 'variantname', 'option1value'] },
  { name: 'sku', label: 'SKU', help: '', names: ['variantsku', 'sku', 'productsku'] },
  { name: 'price', label: 'Price', help: '', names: ['variantprice', 'price', 'regularprice', 'unitprice'] },
  { name: 'salePrice', label: 'Sale price', help: 'Counts before the price where it is given.', names: ['saleprice'] },
  {
    name: 'compareAt',
    label: 'Price before',
    help: 'What it cost before, shown struck through.',
    names: ['variantcompareatprice', 'compareatprice', 'listprice', 'rrp', 'msrp'],
  },
  { name: 'cost', label: 'Cost', help: 'What it costs the shop.', names: ['costperitem', 'cost', 'costprice'] },
  {
    name: 'stock',
    label: 'Stock',
    help: '',
    names: ['variantinventoryqty', 'inventoryquantity', 'stock', 'stockquantity', 'quantity', 'inventory', 'qty'],
  },
  { name: 'isInStock', label: 'In stock', help: '', names: ['instock', 'stockstatus', 'availability'] },
  { name: 'tracker', label: 'Stock is counted by', help: '', names: ['variantinventorytracker', 'inventorytracker'] },
  {
    name: 'sellsWithoutStock',
    label: 'Sells without stock',
    help: 'Yes or no.',
    names: ['variantinventorypolicy', 'continuesellingwhenoutofstock', 'backordersallowed', 'backorders'],
  },
  { name: 'type', label: 'Kind of product', help: '', names: [] },
  { name: 'saleStarts', label: 'Sale starts', help: '', names: ['datesalepricestarts'] },
  { name: 'saleEnds', label: 'Sale ends', help: '', names: ['datesalepriceends'] },
  { name: 'option1', label: 'First option', help: '', names: [] },
  { name: 'option2', label: 'Second option', help: '', names: [] },
  { name: 'option3', label: 'Third option', help: '', names: [] },
] as const satisfies readonly Field[]

export type ProductField = (typeof productFields)[number]['name']

export const neededOfProducts: readonly (readonly ProductField[])[] = [['productId'], ['title'], ['price']]

/** Shopify's export, as it was and as it is since 2025. A product's further rows have its handle and little else. */
export const shopifyProductColumns: Readonly<Partial<Record<ProductField, readonly string[]>>> = {
  productId: ['Handle', 'URL handle'],
  title: ['Title'],
  image: ['Image Src', 'Product image URL'],
  vendor: ['Vendor'],
  category: ['Type'],
  otherCategory: ['Product Category', 'Standard Product Type'],
  tags: ['Tags'],
  isPublished: ['Published', 'Published on online store'],
  status: ['Status'],
  option1: ['Option1 Value'],
  option2: ['Option2 Value'],
  option3: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  cost: ['Cost per item'],
  stock: ['Variant Inventory Qty', 'Inventory quantity'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  sellsWithoutStock: ['Variant Inventory Policy', 'Continue selling when out of stock'],
}

/** WooCommerce's own export, in English: it writes its header in the language of the shop's pages. */
export const wooCommerceProductColumns: Readonly<Partial<Record<ProductField, readonly string[]>>> = {
  productId: ['ID'],
  type: ['Type'],
  sku: ['SKU'],
  title: ['Name'],
  isPublished: ['Published'],
  isInStock: ['In stock?'],
  stock: ['Stock'],
  sellsWithoutStock: ['Backorders allowed?'],
  salePrice: ['Sale price'],
  saleStarts: ['Date sale price starts'],
  saleEnds: ['Date sale price ends'],
  price: ['Regular price'],
  category: ['Categories'],
  tags: ['Tags'],
  image: ['Images'],
  vendor: ['Brands'],
}
