import { between, chance, pick, type Random, weighted } from '../random.ts'
import type { Customer } from './shop.ts'

const firstNames =
  'Anna Ben Carla David Emma Felix Greta Hannes Ida Jonas Klara Lukas Mia Noah Olga Paul Rosa Simon Tilda Ute Vera Willem Yuna Zoe'
const lastNames =
  'Albers Brandt Carstens Dorn Ebert Falk Gerdes Hansen Ihde Jansen Krüger Lorenz Möller Nissen Otten Petersen Quast Rickmers Sörensen Thiel Ullrich Voss Wulff Zimmer'
const first = firstNames.split(' ')
const last = lastNames.split(' ')
const firstCustomerId = 9_100_000_000_000_000_000n

/** Customer number `index` of the shop, always the same person for the same seed. */
export function person(index: number, random: Random): Customer {
  const firstName = pick(random, first)
  const lastName = pick(random, last)
  return {
    id: String(firstCustomerId + BigInt(index)),
    email: addressOf(firstName, lastName, index, random),
    firstName,
    lastName,
    country: weighted(random, { DE: 78, AT: 8, CH: 5, NL: 4, GB: 3, JP: 2 }),
    acceptsMarketing: chance(random, 0.6),
    hasRefused: chance(random, 0.03),
    isBehindScanner: chance(random, 0.12),
  }
}

/** Some people write their address in capitals; it is the same address. */
function addressOf(firstName: string, lastName: string, index: number, random: Random): string {
  const plain = `${firstName}.${lastName}`
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z.]/g, '')
  const host = pick(random, ['mail.example', 'post.example', 'example.net', 'inbox.example'])
  const address = `${plain}.${index}@${host}`
  return chance(random, 0.02) ? address.toUpperCase() : address
}

/** The moment somebody shops on a day that begins at `dayStart` (UTC): few at night, most in the evening. */
export function shoppingTime(dayStart: Date, random: Random): Date {
  const hour = Number(
    weighted(random, {
      '5': 1,
      '6': 3,
      '7': 5,
      '8': 6,
      '9': 7,
      '10': 7,
      '11': 7,
      '12': 6,
      '13': 6,
      '14': 6,
      '15': 7,
      '16': 8,
      '17': 10,
      '18': 11,
      '19': 9,
      '20': 5,
      '21': 2,
      '23': 1,
    }),
  )
  return new Date(dayStart.getTime() + (hour * 60 + between(random, 0, 59)) * 60_000 + between(random, 0, 59) * 1000)
}
