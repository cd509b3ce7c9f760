import { Prisma, type PrismaClient } from '../database/client.ts'
import type { Person } from './find-person.ts'
import { isAbout } from './named-in.ts'
import type { Traces } from './traces.ts'

const atOnce = 200

interface FoundDelivery {
  readonly id: bigint
  readonly topic: string
  readonly receivedAt: Date
  readonly bodyBase64: string
  readonly answers: string | null
}

/** The raw deliveries that tell of the person's orders or name them, as text, gone through in small pieces. */
export async function exportDeliveries(client: PrismaClient, storeId: string, person: Person) {
  const toldOfTheirs = Prisma.sql`d."orderExternalId" = ANY(${person.orderExternalIds}::text[])`
  const isSought = isAbout(tracesOf(person), toldOfTheirs)
  const found: FoundDelivery[] = []
  for (let after = 0n; ; ) {
    const [piece] = await client.$queryRaw<{ last: bigint | null }[]>`
      SELECT max(id) AS last FROM (SELECT id FROM "Delivery" WHERE "storeId" = ${storeId}::text AND id > ${after}::bigint
        ORDER BY id LIMIT ${atOnce}) piece`
    const last = piece?.last ?? null
    if (last === null) return found.map(shown)
    found.push(
      ...(await findAmong(client, storeId, Prisma.sql`d.id > ${after}::bigint AND d.id <= ${last}::bigint`, isSought)),
    )
    after = last
  }
}

/** By what the person is told in raw text. */
export function tracesOf({ emails, customerExternalIds, orderExternalIds }: Person): Traces {
  return { emails, ids: [...customerExternalIds, ...orderExternalIds] }
}

function findAmong(client: PrismaClient, storeId: string, among: Prisma.Sql, isSought: Prisma.Sql) {
  return client.$queryRaw<FoundDelivery[]>`
    SELECT d.id, d.topic, d."receivedAt", encode(d.body, 'base64') AS "bodyBase64", d.answers FROM "Delivery" d
    WHERE d."storeId" = ${storeId}::text AND ${among} AND ${isSought} ORDER BY d.id`
}

function shown({ topic, receivedAt, bodyBase64, answers }: FoundDelivery) {
  return { topic, receivedAt, body: Buffer.from(bodyBase64, 'base64').toString('utf8'), answers }
}
