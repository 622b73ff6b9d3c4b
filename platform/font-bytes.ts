/** Reads a font's numbers one after another; big-endian, as all fonts are. */
export class FontBytes {
  readonly bytes: Buffer;
  place = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  take(length: number): Buffer {
    const taken = this.bytes.subarray(this.place, this.place + length);
    if (taken.length < length) throw new RangeError("the font ends too early");
    this.place += length;
    return taken;
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  unsigned16(): number {
    return this.take(2).readUInt16BE();
  }

  signed16(): number {
    return this.take(2).readInt16BE();
  }

  unsigned32(): number {
    return this.take(4).readUInt32BE();
  }

  /** WOFF 2's number of one to five bytes, seven bits in each. */
  base128(): number {
    let value = 0;
    let byte: number;
    do {
      byte = this.byte();
      value = value * 128 + (byte & 0x7f);
    } while (byte & 0x80);
    return value;
  }

  /** WOFF 2's number of one to three bytes, for what is mostly below 253. */
  short255(): number {
    const code = this.byte();
    if (code === 253) return this.unsigned16();
    if (code === 255) return this.byte() + 253;
    return code === 254 ? this.byte() + 506 : code;
  }
}
