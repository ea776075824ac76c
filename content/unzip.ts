/**
 * Entries of a zip archive by its central directory: .ZIP File Format Specification 6.3.10 (PKWARE), 4.3.7, 4.3.12 and 4.3.16. Read here
 * because whoever unpacks has to stop where an entry grows beyond what it says: small archives that lie hold gigabytes.
 */
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  /** Bytes that it says it has once unpacked. */
  size: number
  /** Its bytes; `lies` where there are more or fewer of them. Throws where it cannot be unpacked. */
  unpack(): Uint8Array | 'lies'
}

const [stored, deflated] = [0, 8]
const utf8Flag = 0x800

/** Throws where the bytes are no archive. An archive beyond 4 GiB, or with a password, is none. */
export function* readZip(bytes: Uint8Array): Generator<ZipEntry> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) throw new Error('no archive')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error('no entry of an archive')
    const flags = zip.readUInt16LE(at + 8)
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const size = zip.readUInt32LE(at + 24)
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    yield {
      name: zip.toString((flags & utf8Flag) === 0 ? 'latin1' : 'utf8', at + 46, nameEnd),
      size,
      unpack() {
        const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
        return unpacked(zip.subarray(from, from + packed), method, size)
      },
    }
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

function unpacked(packed: Buffer, method: number, size: number): Uint8Array | 'lies' {
  if (method !== stored && method !== deflated) throw new Error(`method ${method}`)
  try {
    // zlib takes no limit of 0.
    const bytes = method === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
    return bytes.length === size ? bytes : 'lies'
  } catch (error) {
    if (error instanceof RangeError) return 'lies'
    throw error
  }
}
