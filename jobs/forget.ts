import type { PrismaClient } from '../src/database/client.ts'
import type { Clock } from '../src/lib/clock.ts'

const keptDays = 14

export async function forgetOldRuns({ client, clock }: { client: PrismaClient; clock: Clock }): Promise<number> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  return (await client.jobRun.deleteMany({ where: { startedAt: { lt: before } } })).count
}
