import type { Arm } from '../experiments/assign.ts'

/**
 * What a MetricCell is about. Orders are split by credit, assigned customers by arm: two views of the same shop.
 * `mailed` is every mail that left, on the day it left, with the orders credited to it whenever they came.
 */
export type Segment = 'email' | 'other' | 'mailed' | `arm:${Arm}`
