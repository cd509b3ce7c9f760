import { createHash } from 'node:crypto'
import { furthestApart } from './groups.ts'

/** Watches the keys of a file's rows, one after the other, for one that comes again too late. */
export interface ScatterWatch {
  /** Whether this key's last row stands further up than rows of one group may. */
  isTooLate(key: string): boolean
}

export function createScatterWatch(): ScatterWatch {
  const recent = new Map<string, number>()
  const window: string[] = []
  const gone = createFingerprints()
  let row = 0
  return {
    isTooLate(key) {
      const leaving = window[row % furthestApart]
      if (leaving !== undefined && (recent.get(leaving) ?? row) <= row - furthestApart) {
        recent.delete(leaving)
        gone.add(leaving)
      }
      window[row % furthestApart] = key
      const isTooLate = key !== '' && !recent.has(key) && gone.has(key)
      recent.set(key, row++)
      return isTooLate
    },
  }
}

/** A set of texts in 16 bytes each at most, however long they are. Two texts are taken for one in 1 of 10^19 cases. */
function createFingerprints() {
  let slots = new BigUint64Array(1024)
  let count = 0
  const insert = (print: bigint) => {
    const slot = slotOf(slots, print)
    if (slots[slot] !== 0n) return
    slots[slot] = print
    count++
  }
  return {
    has: (text: string) => slots[slotOf(slots, fingerprint(text))] !== 0n,
    add(text: string) {
      if (count * 2 >= slots.length) {
        const old = slots
        slots = new BigUint64Array(old.length * 2)
        count = 0
        for (const print of old) if (print !== 0n) insert(print)
      }
      insert(fingerprint(text))
    },
  }
}

/** Where it stands, or the empty slot where it would. */
function slotOf(slots: BigUint64Array, print: bigint): number {
  let slot = Number(print % BigInt(slots.length))
  while (slots[slot] !== 0n && slots[slot] !== print) slot = (slot + 1) % slots.length
  return slot
}

function fingerprint(text: string): bigint {
  return createHash('sha1').update(text).digest().readBigUInt64LE() | 1n
}
