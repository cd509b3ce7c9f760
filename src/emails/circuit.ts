import type { PrismaClient } from '../database/client.ts'

const firstWaitSeconds = 5
const longestWaitSeconds = 600

export type CircuitState = 'closed' | 'open' | 'probing'

/** `open`: the mailer failed as a whole and is left alone. `probing`: the wait is over, one message may try. */
export async function circuitState(client: PrismaClient, mailer: string): Promise<CircuitState> {
  const [row] = await client.$queryRaw<{ open: boolean }[]>`
    SELECT "openUntil" > now() AS open FROM "Circuit" WHERE mailer = ${mailer}`
  if (!row) return 'closed'
  return row.open ? 'open' : 'probing'
}

/** Waits double from 5 s to 10 min, by the database's clock: the mail server does not live in the app's time. */
export async function openCircuit(client: PrismaClient, mailer: string, reply: string): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "Circuit" AS c (mailer, failures, reply, "openUntil", "changedAt")
    VALUES (${mailer}, 1, ${reply}, now() + make_interval(secs => ${firstWaitSeconds}::int), now())
    ON CONFLICT (mailer) DO UPDATE SET failures = c.failures + 1, reply = EXCLUDED.reply, "changedAt" = now(),
      "openUntil" = now() + make_interval(secs => least(${longestWaitSeconds}::int, ${firstWaitSeconds}::int * 2 ^ least(c.failures, 10))::int)`
}

export async function closeCircuit(client: PrismaClient, mailer: string): Promise<void> {
  await client.$executeRaw`DELETE FROM "Circuit" WHERE mailer = ${mailer}`
}
