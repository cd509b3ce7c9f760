import { Prisma } from '../database/client.ts'

/**
 * The version of what a file of past orders or products tells begins with this sign, which sorts before every digit: a
 * telling by the platform itself outranks any file, whichever came first. A file leaves much out (where an order came
 * from, the ids of its lines), and what it does tell the platform knows better.
 */
export const fileMark = '!'

/** SQL over a version. */
export function isToldByFile(version: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`left(${version}, 1) = ${Prisma.raw(`'${fileMark}'`)}`
}
