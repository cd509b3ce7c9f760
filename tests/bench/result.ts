/** What one bench measured: ours and a peer's, in the same run on the same machine. */
export interface BenchResult {
  readonly name: string
  /** Higher is better: "mails/s", "orders/s". */
  readonly unit: string
  readonly ours: number
  readonly peer: number
  readonly peerName: string
  /** The ratio ours ÷ peer this project aims at. */
  readonly aim: number
}

/** What one bench held against a limit. Lower is better. */
export interface BenchLimit {
  readonly name: string
  readonly unit: string
  readonly measured: number
  readonly most: number
}
