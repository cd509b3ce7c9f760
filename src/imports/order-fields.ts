import type { Field } from './field.ts'

/**
 * What can be read of an order, with the names its column may have, written small and without other signs: those of
 * common exports, among them Advanced Order Export for WooCommerce. The rows of an order repeat what is the order's own,
 * or leave it empty after the first.
 */
export const orderFields = [
  {
    name: 'orderId',
    label: 'Order id',
    help: 'As the platform’s webhooks tell it, so that past and new orders meet.',
    names: ['orderid', 'id', 'ordernumber', 'orderno', 'order', 'invoiceno', 'invoice', 'ordername'],
  },
  {
    name: 'number',
    label: 'Order number',
    help: 'As the customer knows it; the id when left out.',
    names: ['ordernumber', 'orderno', 'ordername', 'number'],
  },
  {
    name: 'placedAt',
    label: 'Placed at',
    help: '',
    names: ['orderdate', 'createdat', 'placedat', 'date', 'datecreated', 'created', 'timestamp', 'invoicedate'],
  },
  {
    name: 'paidAt',
    label: 'Paid at',
    help: 'Without it, an order counts as paid when it was placed, unless its status says otherwise.',
    names: ['paidat', 'paiddate', 'datepaid', 'paymentdate'],
  },
  {
    name: 'status',
    label: 'Status',
    help: 'Paid, pending, completed, cancelled, refunded …',
    names: ['financialstatus', 'orderstatus', 'paymentstatus', 'status'],
  },
  {
    name: 'fulfilledAt',
    label: 'Fulfilled at',
    help: '',
    names: ['fulfilledat', 'shippedat', 'completeddate', 'datecompleted', 'shippeddate'],
  },
  { name: 'cancelledAt', label: 'Cancelled at', help: '', names: ['cancelledat', 'canceledat', 'datecancelled'] },
  {
    name: 'email',
    label: 'Customer’s email',
    help: '',
    names: ['email', 'emailbilling', 'billingemail', 'customeremail', 'emailaddress'],
  },
  {
    name: 'customerId',
    label: 'Customer id',
    help: 'Makes orders without an email one customer’s.',
    names: ['customerid', 'userid', 'customeruserid'],
  },
  {
    name: 'firstName',
    label: 'First name',
    help: '',
    names: ['firstname', 'firstnamebilling', 'billingfirstname', 'customerfirstname'],
  },
  {
    name: 'lastName',
    label: 'Last name',
    help: '',
    names: ['lastname', 'lastnamebilling', 'billinglastname', 'customerlastname'],
  },
  {
    name: 'consent',
    label: 'Consent to marketing',
    help: 'Yes or no. No is not a refusal: that is "unsubscribed".',
    names: ['acceptsmarketing', 'buyeracceptsmarketing', 'marketingconsent', 'consent', 'newsletter'],
  },
  {
    name: 'currency',
    label: 'Currency',
    help: 'The store’s when left out.',
    names: ['currency', 'ordercurrency', 'currencycode'],
  },
  {
    name: 'productId',
    label: 'Product id',
    help: 'As the platform’s webhooks tell it; without it, the SKU and then the title say which product it is.',
    names: ['productid', 'itemid', 'stockcode'],
  },
  { name: 'variantId', label: 'Variant id', help: '', names: ['variantid', 'variationid'] },
  { name: 'sku', label: 'SKU', help: '', names: ['lineitemsku', 'sku', 'productsku', 'itemsku'] },
  {
    name: 'title',
    label: 'Product title',
    help: '',
    names: ['lineitemname', 'itemname', 'productname', 'producttitle', 'title', 'product', 'description', 'item'],
  },
  {
    name: 'quantity',
    label: 'Quantity',
    help: 'As it was ordered. If refunds are taken off already, do not choose a column for them.',
    names: ['lineitemquantity', 'quantity', 'qty', 'quantityrefund', 'itemquantity'],
  },
  {
    name: 'unitPrice',
    label: 'Price of one',
    help: 'Before discounts.',
    names: ['lineitemprice', 'unitprice', 'itemprice', 'price'],
  },
  {
    name: 'paidPrice',
    label: 'Price of one after discounts',
    help: '',
    names: ['itemcost', 'discountedprice', 'pricepaid'],
  },
  {
    name: 'lineDiscount',
    label: 'Discount of the line',
    help: '',
    names: ['lineitemdiscount', 'itemdiscountamount', 'linediscount'],
  },
  {
    name: 'lineTotal',
    label: 'Total of the line',
    help: 'After discounts. Without it: quantity × price, less discounts.',
    names: ['orderlinetotal', 'linetotal', 'itemtotal', 'lineitemtotal'],
  },
  { name: 'lineTax', label: 'Tax of the line', help: '', names: ['orderlinetax', 'linetax', 'itemtax', 'lineitemtax'] },
  { name: 'isTaxed', label: 'Line is taxed', help: 'True or false.', names: ['lineitemtaxable', 'taxable'] },
  {
    name: 'subtotal',
    label: 'Sum of the lines',
    help: 'After discounts, before shipping.',
    names: ['ordersubtotalamountafterdiscount', 'subtotalafterdiscount'],
  },
  {
    name: 'discount',
    label: 'Discount of the order',
    help: 'Shared out over the lines, unless they or their sum are told after discounts.',
    names: ['discountamount', 'orderdiscount', 'cartdiscountamount', 'totaldiscount', 'discount'],
  },
  {
    name: 'shipping',
    label: 'Shipping',
    help: '',
    names: ['shipping', 'ordershippingamount', 'shippingtotal', 'shippingamount', 'shippingcost'],
  },
  {
    name: 'tax',
    label: 'Tax of the order',
    help: '',
    names: ['taxes', 'ordertotaltaxamount', 'totaltax', 'taxamount', 'ordertax', 'tax'],
  },
  { name: 'duties', label: 'Duties', help: '', names: ['duties'] },
  {
    name: 'total',
    label: 'Total of the order',
    help: 'What the customer was charged; the sum of the parts when left out.',
    names: ['total', 'ordertotalamount', 'ordertotal', 'grandtotal', 'totalamount'],
  },
  {
    name: 'refunded',
    label: 'Refunded',
    help: 'The money that went back.',
    names: ['refundedamount', 'orderrefundamount', 'amountrefunded', 'refunded', 'totalrefunded'],
  },
  {
    name: 'discountCode',
    label: 'Discount code',
    help: '',
    names: ['discountcode', 'couponcode', 'coupons', 'coupon', 'couponcodes'],
  },
  {
    name: 'country',
    label: 'Country shipped to',
    help: 'Two letters.',
    names: ['shippingcountry', 'countrycodeshipping', 'shippingcountrycode', 'countrycode', 'country'],
  },
  {
    name: 'billingCountry',
    label: 'Country billed to',
    help: 'Two letters.',
    names: ['billingcountry', 'countrycodebilling', 'billingcountrycode'],
  },
  { name: 'tags', label: 'Tags', help: 'Separated by commas.', names: ['tags', 'ordertags'] },
  { name: 'source', label: 'Sales channel', help: '', names: ['source', 'sourcename', 'channel', 'createdvia'] },
  {
    name: 'attributes',
    label: 'Cart attributes',
    help: 'A name and a value in each line of the cell: notch_click: …',
    names: ['noteattributes', 'attributes'],
  },
] as const satisfies readonly Field[]

export type OrderField = (typeof orderFields)[number]['name']

/** Each alternative is enough. */
export const neededOfOrders: readonly (readonly OrderField[])[] = [
  ['orderId', 'number'],
  ['placedAt'],
  ['quantity'],
  ['unitPrice', 'paidPrice', 'lineTotal'],
  ['title', 'sku', 'productId'],
]

/** The columns of Shopify's own export. Only the first row of an order has them all; each has its Name. */
export const shopifyOrderColumns: Readonly<Partial<Record<OrderField, readonly string[]>>> = {
  orderId: ['Id'],
  number: ['Name'],
  placedAt: ['Created at'],
  paidAt: ['Paid at'],
  status: ['Financial Status'],
  fulfilledAt: ['Fulfilled at'],
  cancelledAt: ['Cancelled at'],
  email: ['Email'],
  consent: ['Accepts Marketing'],
  currency: ['Currency'],
  sku: ['Lineitem sku'],
  title: ['Lineitem name'],
  quantity: ['Lineitem quantity'],
  unitPrice: ['Lineitem price'],
  lineDiscount: ['Lineitem discount'],
  isTaxed: ['Lineitem taxable'],
  subtotal: ['Subtotal'],
  discount: ['Discount Amount'],
  shipping: ['Shipping'],
  tax: ['Taxes'],
  duties: ['Duties'],
  total: ['Total'],
  refunded: ['Refunded Amount'],
  discountCode: ['Discount Code'],
  country: ['Shipping Country'],
  billingCountry: ['Billing Country'],
  tags: ['Tags'],
  source: ['Source'],
  attributes: ['Note Attributes'],
}
