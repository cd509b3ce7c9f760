import type { OnApplicationBootstrap } from '@nestjs/common'
import {
  type ConfigService,
  type EventBus,
  type ID,
  type Job,
  type JobQueue,
  type JobQueueService,
  OrderPlacedEvent,
  type OrderService,
  OrderStateTransitionEvent,
  PluginCommonModule,
  ProductEvent,
  type ProductService,
  ProductVariantEvent,
  type ProductVariantService,
  RefundStateTransitionEvent,
  RequestContext,
  type SerializedRequestContext,
  VendurePlugin,
} from '@vendure/core'
import { sendToNotch } from './send-to-notch'
import { orderData, orderRelations, productData } from './vendure-body'

export interface NotchOptions {
  readonly url: string
  readonly secret: string
  readonly storefrontUrl: string
}

type Told = { readonly ctx: SerializedRequestContext; readonly kind: 'order' | 'product' | 'removed'; readonly id: ID }

/** Tells Notch of every order and product as they then are. What cannot be sent waits in Vendure's job queue. */
@VendurePlugin({ imports: [PluginCommonModule], compatibility: '^3.0.0' })
export class NotchPlugin implements OnApplicationBootstrap {
  private static options: NotchOptions
  private queue: JobQueue<Told> | undefined

  constructor(
    private readonly eventBus: EventBus,
    private readonly jobs: JobQueueService,
    private readonly orders: OrderService,
    private readonly products: ProductService,
    private readonly variants: ProductVariantService,
    private readonly config: ConfigService,
  ) {}

  static init(options: NotchOptions): typeof NotchPlugin {
    NotchPlugin.options = options
    return NotchPlugin
  }

  async onApplicationBootstrap(): Promise<void> {
    this.queue = await this.jobs.createQueue<Told>({ name: 'tell-notch', process: (job) => this.tell(job) })
    this.eventBus.ofType(OrderPlacedEvent).subscribe(({ ctx, order }) => this.add(ctx, 'order', order.id))
    this.eventBus.ofType(OrderStateTransitionEvent).subscribe(({ ctx, order }) => {
      // Until it is placed it is a cart.
      if (order.orderPlacedAt) this.add(ctx, 'order', order.id)
    })
    this.eventBus.ofType(RefundStateTransitionEvent).subscribe(({ ctx, order }) => this.add(ctx, 'order', order.id))
    this.eventBus.ofType(ProductEvent).subscribe(({ ctx, product, type }) => {
      this.add(ctx, type === 'deleted' ? 'removed' : 'product', product.id)
    })
    this.eventBus.ofType(ProductVariantEvent).subscribe(({ ctx, variants }) => {
      for (const id of new Set(variants.map(({ productId }) => productId))) this.add(ctx, 'product', id)
    })
  }

  private add(ctx: RequestContext, kind: Told['kind'], id: ID): void {
    void this.queue?.add({ ctx: ctx.serialize(), kind, id }, { retries: 20 })
  }

  private async tell({ data: { ctx, kind, id } }: Job<Told>): Promise<void> {
    const timestamp = new Date().toISOString()
    const body = await this.bodyOf(RequestContext.deserialize(ctx), kind, id)
    // The queue tries again, so this need not.
    if (body) await sendToNotch({ ...body, timestamp }, NotchPlugin.options, [])
  }

  private async bodyOf(ctx: RequestContext, kind: Told['kind'], id: ID) {
    const precision = this.config.entityOptions.moneyStrategy?.precision ?? 2
    const removed = { type: 'product.deleted' as const, data: { id: String(id) } }
    if (kind === 'removed') return removed
    if (kind === 'order') {
      const order = await this.orders.findOne(ctx, id, [...orderRelations])
      return order && { type: 'order.upserted' as const, data: orderData(order, ctx.languageCode, precision) }
    }
    const product = await this.products.findOne(ctx, id)
    const { items } = await this.variants.getVariantsByProductId(ctx, id)
    const variants = await Promise.all(items.map((variant) => this.withStock(ctx, variant)))
    const data = product && productData(product, variants, NotchPlugin.options.storefrontUrl, precision)
    return data ? { type: 'product.upserted' as const, data } : removed
  }

  private async withStock(
    ctx: RequestContext,
    variant: Awaited<ReturnType<ProductVariantService['findOne']>> & object,
  ) {
    const { id, name, sku, enabled, currencyCode, listPriceIncludesTax, price, priceWithTax } = variant
    const saleable = await this.variants.getSaleableStockLevel(ctx, variant)
    return { id, name, sku, enabled, currencyCode, listPriceIncludesTax, price, priceWithTax, saleable }
  }
}
