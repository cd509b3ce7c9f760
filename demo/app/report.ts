import { z } from 'zod'
import type { Http } from './http.ts'
import { storeId } from './set-up.ts'

const money = z.object({ minor: z.coerce.number() })
const channel = z.object({ orders: z.number(), gross: money, net: money, aovNet: money.nullable() })
const arm = channel.extend({
  recipients: z.number(),
  converters: z.number(),
  conversion: z.number().nullable(),
  rprNet: money.nullable(),
})
const groups = { email: channel, mailed: arm, other: channel, offer: arm, heldOut: arm }
const lift = z.union([
  z.object({ kind: z.literal('lift'), lift: z.number(), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal('unknown'), because: z.string() }),
])
const report = z.object({
  total: z.object({ ...groups, all: channel }),
  days: z.array(z.object({ day: z.string(), ...groups })),
  lifts: z.object({ aov: lift, conversion: lift, rpr: lift }),
})

export type Report = z.infer<typeof report>
export type ReportedGroup = z.infer<typeof arm> | z.infer<typeof channel>
export type Lift = z.infer<typeof lift>

/** The email report as its page shows it. */
export async function askReport(http: Http, from: string, to: string): Promise<Report> {
  return report.parse(await http.readJson(`/api/report?store=${storeId}&from=${from}&to=${to}`))
}
