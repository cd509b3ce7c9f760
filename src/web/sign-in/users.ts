import type { PrismaClient } from '../../database/client.ts'
import { AppError } from '../../errors.ts'
import { notFound } from '../problem.ts'
import { role } from '../schemas/session.ts'

export async function listUsers(client: PrismaClient) {
  const users = await client.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return users.map(({ id, name, email, role: text, createdAt }) => ({
    id,
    name,
    email,
    role: role.parse(text),
    createdAt: createdAt.toISOString(),
  }))
}

/** Takes the account and its sessions away. The last owner stays, or nobody could ever add one. */
export async function removeUser(client: PrismaClient, id: string): Promise<void> {
  await client.$transaction(async (rows) => {
    // Two owners who remove each other at once must not both succeed.
    await rows.$queryRaw`SELECT id FROM "User" WHERE role = 'owner' ORDER BY id FOR UPDATE`
    const user = await rows.user.findUnique({ where: { id }, select: { role: true } })
    if (!user) throw notFound('user', id)
    const isLastOwner = user.role === 'owner' && (await rows.user.count({ where: { role: 'owner' } })) === 1
    if (isLastOwner) throw new AppError('last-owner', 409, 'This is the only owner; make somebody else an owner first.')
    await rows.user.delete({ where: { id } })
  })
}
