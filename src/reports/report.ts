import type { Verdict } from '../experiments/lift-verdict.ts'
import type { definitions } from './metrics.ts'

/** The email report as it goes out: JSON as it stands, amounts as texts of minor units. Days are the store's, 2026-11-24. */
export interface EmailReport {
  readonly storeId: string
  /** Of every amount outside `otherCurrencies`. */
  readonly currency: string
  readonly timeZone: string
  readonly windowDays: number
  /** Both included. */
  readonly from: string
  readonly to: string
  readonly total: ReportGroups & { readonly all: ChannelFigures }
  /** Every day of the period, also those without orders. */
  readonly days: readonly (ReportGroups & { readonly day: string })[]
  /** Recipients whose window is still open. */
  readonly openWindows: { readonly offer: number; readonly heldOut: number }
  readonly lifts: LiftFigures
  readonly verdict: Verdict
  readonly split: SplitFigure
  readonly otherCurrencies: readonly CurrencyFigures[]
  readonly definitions: typeof definitions
}

export interface ReportGroups {
  /** Credited orders, by the day they were placed. */
  readonly email: ChannelFigures
  readonly other: ChannelFigures
  /** Mails by the day they left, with the orders credited to them: one mail is one recipient. */
  readonly mailed: ArmFigures
  /** Customers by the day they were assigned, with their later orders within the window. */
  readonly offer: ArmFigures
  readonly heldOut: ArmFigures
}

export interface MoneyText {
  readonly minor: string
  readonly currency: string
}

/** Averages and shares are null when there is nothing to divide by. */
export interface ChannelFigures {
  readonly orders: number
  readonly gross: MoneyText
  readonly net: MoneyText
  readonly aovGross: MoneyText | null
  readonly aovNet: MoneyText | null
}

export interface ArmFigures extends ChannelFigures {
  readonly recipients: number
  readonly converters: number
  /** 0.05 is 5 %. */
  readonly conversion: number | null
  readonly ordersPerRecipient: number | null
  readonly rprGross: MoneyText | null
  readonly rprNet: MoneyText | null
}

export interface CurrencyFigures {
  readonly currency: string
  readonly all: ChannelFigures
  readonly email: ChannelFigures
  readonly other: ChannelFigures
}

/** Relative: 0.12 is 12 % more than held-out customers. */
export type LiftFigure =
  | {
      readonly kind: 'lift'
      readonly lift: number
      readonly low: number
      readonly high: number
      readonly pValue: number
    }
  | { readonly kind: 'unknown'; readonly because: string }

export interface LiftFigures {
  readonly aov: LiftFigure
  readonly conversion: LiftFigure
  readonly ordersPerRecipient: LiftFigure
  readonly rpr: LiftFigure
  /** Both sides of (1 + AOV lift)(1 + orders lift) = 1 + RPR lift; null when a lift is unknown. */
  readonly identity: { readonly aovTimesOrders: number; readonly rpr: number } | null
  /** Orders per recipient may change by this much before revenue falls; null without an AOV lift. */
  readonly breakEvenOrdersLift: number | null
}

export interface SplitFigure {
  /** The mean of what Settings said when each customer was drawn. */
  readonly expectedHeldOutShare: number
  readonly heldOutShare: number | null
  readonly pValue: number
  /** Chance alone would do this less than once in a thousand times. */
  readonly isOff: boolean
}
