import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { PrismaClient, Rows } from '../../database/client.ts'
import type { Role } from '../schemas/session.ts'

export interface Credentials {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Makes the first account, or returns false when there is one. Two first visitors at once cannot both succeed. */
export async function makeFirstOwner(client: PrismaClient, person: Credentials): Promise<boolean> {
  // Asked before hashing, since anybody may ask and hashing is slow; asked again under the lock, which decides.
  if (await hasUsers(client)) return false
  const password = await hashPassword(person.password)
  return client.$transaction(async (rows) => {
    await rows.$queryRaw`SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('notch first owner'))`
    if (await hasUsers(rows)) return false
    await insertUser(rows, person, 'owner', password)
    return true
  })
}

/** Returns undefined when the address is already somebody's. */
export async function makeUser(client: PrismaClient, person: Credentials, role: Role): Promise<string | undefined> {
  const password = await hashPassword(person.password)
  return client.$transaction((rows) => insertUser(rows, person, role, password))
}

export async function hasUsers(rows: Rows): Promise<boolean> {
  return (await rows.user.findFirst({ select: { id: true } })) !== null
}

async function insertUser(
  rows: Rows,
  { name, email }: Credentials,
  role: Role,
  password: string,
): Promise<string | undefined> {
  const id = randomUUID()
  const made = await rows.user.createManyAndReturn({
    data: [{ id, name, email: email.toLowerCase(), role }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (made.length === 0) return undefined
  // What better-auth itself writes at sign-up.
  await rows.account.create({
    data: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password },
  })
  return id
}
