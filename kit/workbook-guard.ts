import { inflateRawSync } from 'node:zlib'

// A workbook is a ZIP. A few kilobytes of one can unpack to gigabytes, and it can lie about that: each of its files is unpacked
// here first, to no more than it says and no more than all together may be. Format: APPNOTE.TXT 4.3.

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const mostFiles = 200

/** Whether a ZIP is whole, honest about its sizes, and unpacks to no more than so many bytes. */
export function isBearableZip(bytes: Buffer, mostUnpacked: number): boolean {
  try {
    let left = mostUnpacked
    for (const { method, packed, unpacked } of filesOf(bytes)) {
      left -= unpacked
      if (left < 0) return false
      if (method === 0 ? packed.length !== unpacked : inflateRawSync(packed, { maxOutputLength: unpacked || 1 }).length !== unpacked) return false
    }
    return true
  } catch {
    return false
  }
}

interface PackedFile {
  readonly method: number
  readonly packed: Buffer
  readonly unpacked: number
}

function filesOf(bytes: Buffer): PackedFile[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) throw new RangeError('No directory')
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostFiles) throw new RangeError('Too many files')
  const files: PackedFile[] = []
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < count; i++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new RangeError('No entry')
    const [method, size, unpacked, start] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)]
    if (bytes.readUInt32LE(start) !== localHeader || (method !== 0 && method !== 8)) throw new RangeError('No file')
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    if (from + size > bytes.length) throw new RangeError('Cut off')
    files.push({ method, packed: bytes.subarray(from, from + size), unpacked })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}
