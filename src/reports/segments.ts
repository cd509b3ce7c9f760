import type { Arm } from '../experiments/assign.ts'

/** What a MetricCell is about. Orders are split by credit, assigned customers by arm: two views of the same shop. */
export type Segment = 'email' | 'other' | `arm:${Arm}`
