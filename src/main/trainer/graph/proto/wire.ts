/**
 * Writes messages of protocol buffers (protobuf.dev, “Encoding”): enough of it for the graphs of TensorFlow. Fields are given by number;
 * what is absent is left out, as the format wants it.
 */
export class Wire {
  private readonly parts: Uint8Array[] = [];

  /** A whole number, negative ones as 64 bits in two's complement. */
  int(field: number, value: number): this {
    return this.varint((field << 3) | 0).varint(value);
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.varint((field << 3) | 5).parts.push(bytes);
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.varint((field << 3) | 2)
      .varint(value.length)
      .parts.push(value);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  message(field: number, value: Wire): this {
    return this.bytes(field, value.finish());
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  private varint(value: number): this {
    let rest = BigInt.asUintN(64, BigInt(value));
    const bytes: number[] = [];
    do {
      const low = Number(rest & 127n);
      rest >>= 7n;
      bytes.push(rest > 0n ? low | 128 : low);
    } while (rest > 0n);
    this.parts.push(Uint8Array.from(bytes));
    return this;
  }
}
