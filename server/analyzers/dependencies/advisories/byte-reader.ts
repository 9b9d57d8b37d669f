const decoder = new TextDecoder();

/** Reads what a ByteWriter wrote, from a place on. */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    private position: number,
  ) {}

  /** @throws RangeError where nothing is left */
  byte(): number {
    const value = this.bytes[this.position++];
    if (value === undefined) throw new RangeError("the advisory index ends too early");
    return value;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    while (true) {
      const next = this.byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
      scale *= 0x80;
    }
  }

  uint32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  text(): string {
    const length = this.number();
    this.position += length;
    return textOf(this.bytes, this.position - length, this.position);
  }
}

/** Most texts here are short and ASCII, for which starting the decoder takes longer than going over the letters. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 40) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let index = start; index < end; index++) {
    const byte = bytes[index];
    if (byte === undefined) throw new RangeError("the advisory index ends too early");
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
