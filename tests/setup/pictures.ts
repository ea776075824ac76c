/** Heads of pictures, as much as tells their kind and size. */
const chunk = (kind: string, fill: (head: Buffer) => void) => {
  const head = Buffer.alloc(40)
  head.write(`RIFF0000WEBP${kind}`, 'latin1')
  fill(head)
  return head
}

export const heads = {
  png(width: number, height: number): Buffer {
    const head = Buffer.alloc(40)
    head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    head.writeUInt32BE(width, 16)
    head.writeUInt32BE(height, 20)
    return head
  },
  vp8: (width: number, height: number) =>
    chunk('VP8 ', (head) => {
      head.writeUInt16LE(width, 26)
      head.writeUInt16LE(height, 28)
    }),
  vp8l: (width: number, height: number) =>
    chunk('VP8L', (head) => {
      head[20] = 0x2f
      head.writeUInt32LE((width - 1) | ((height - 1) << 14), 21)
    }),
  vp8x: (width: number, height: number) =>
    chunk('VP8X', (head) => {
      head.writeUIntLE(width - 1, 24, 3)
      head.writeUIntLE(height - 1, 27, 3)
    }),
  jpeg(width: number, height: number): Buffer {
    const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 0, 0])
    frame.writeUInt16BE(height, 5)
    frame.writeUInt16BE(width, 7)
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame])
  },
}
