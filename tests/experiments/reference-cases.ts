import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { z } from 'zod'

const sums = z.looseObject({
  kind: z.enum(['mean', 'proportion', 'ratio']),
  n: z.number(),
  sum: z.number().default(0),
  sumSquares: z.number().default(0),
  numSum: z.number().default(0),
  numSumSquares: z.number().default(0),
  denSum: z.number().default(0),
  denSumSquares: z.number().default(0),
  numDenSumProducts: z.number().default(0),
})

const armBundle = z.object({
  n: z.number(),
  rev: z.number(),
  rev2: z.number(),
  ord: z.number(),
  ord2: z.number(),
  prod: z.number(),
  conv: z.number(),
})

const lift = z.object({ lift: z.number(), se: z.number(), ci: z.tuple([z.number(), z.number()]), pValue: z.number() })

/** Two arms with what an established engine makes of them. */
export const twoArms = z.object({
  id: z.string(),
  method: z.literal('TwoSidedTTest'),
  control: sums,
  treatment: sums,
  params: z.object({ alpha: z.number(), difference: z.enum(['relative', 'absolute']) }),
  expected: lift.extend({ welchDof: z.number().optional(), error: z.string().optional() }),
})

export const bundle = z.object({
  id: z.string(),
  method: z.literal('AOV/CVR/RPR bundle'),
  params: z.object({ control: armBundle, treatment: armBundle }),
  expected: z.object({
    aov: lift,
    cvr: lift,
    ordersPerRecipient: lift,
    revenuePerRecipient: lift,
    breakEvenOrdersLift: z.number(),
    warnAovUpCvrDownRevenueDown: z.boolean(),
  }),
})

export const split = z.object({
  id: z.string(),
  method: z.literal('SRM chi-square goodness of fit'),
  params: z.object({ observed: z.array(z.number()), weights: z.array(z.number()) }),
  expected: z.object({ pValue: z.number() }),
})

/** The cases of one shape from stats-vectors.json beside the payload folder; none when there is no such file. */
export function referenceCases<Shape extends z.ZodType>(shape: Shape): z.infer<Shape>[] {
  const payloads = process.env['NOTCH_PAYLOADS']
  const file = payloads ? join(payloads, '..', 'reference', 'stats-vectors.json') : undefined
  if (!file || !existsSync(file)) return []
  const { vectors } = z.object({ vectors: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(file, 'utf8')))
  return vectors.flatMap((vector) => {
    const read = shape.safeParse(vector)
    return read.success ? [read.data] : []
  })
}

/** To one part in a million, as far as the reference's own zeros allow. */
export function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.max(Math.abs(expected) * 1e-6, 1e-12))
}
