/** Whole numbers in seven-bit groups, lowest first (LEB128): most ids take two or three bytes. */
export function encodeVarint(value: bigint): Buffer {
  if (value < 0n) throw new RangeError(`${value} is below zero`)
  const bytes: number[] = []
  let rest = value
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}

export function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return Buffer.concat([encodeVarint(BigInt(bytes.length)), bytes])
}

/** Reads what the functions above wrote. Throws RangeError past the end; callers have checked a signature first. */
export class ByteReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  byte(): number {
    return this.take(1).readUInt8()
  }

  varint(): bigint {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }

  text(): string {
    return this.take(Number(this.varint())).toString('utf8')
  }

  take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new RangeError('the bytes end early')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  rest(): string {
    return this.take(this.#bytes.length - this.#at).toString('utf8')
  }
}
