/** The integers of a structure in Thrift's compact protocol, as the page headers of Parquet are written. Source: Apache Thrift, compact protocol. */

/** Fields by their number: integers, and structures of them; what else stands there is passed over. */
export type ThriftFields = ReadonlyMap<number, number | ThriftFields>;

/** Deeper structures than a page header has are not looked for. */
const DEEPEST = 4;
const STOP = 0;
const [TRUE, FALSE, BYTE, INT16, INT64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT] = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12];

/** Throws RangeError where the bytes are no such structure. */
export class ThriftReader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  structure(depth = 0): ThriftFields {
    if (depth > DEEPEST) throw new RangeError("nested too deeply");
    const fields = new Map<number, number | ThriftFields>();
    let id = 0;
    for (let head = this.byte(); (head & 15) !== STOP; head = this.byte()) {
      id = head >> 4 === 0 ? this.integer() : id + (head >> 4);
      const value = this.value(head & 15, depth);
      if (value !== undefined) fields.set(id, value);
    }
    return fields;
  }

  private value(type: number, depth: number): number | ThriftFields | undefined {
    if (type === TRUE || type === FALSE) return undefined;
    if (type === BYTE) return this.byte();
    if (type >= INT16 && type <= INT64) return this.integer();
    if (type === DOUBLE) return this.pass(8);
    if (type === BINARY) return this.pass(this.unsigned());
    if (type === STRUCT) return this.structure(depth + 1);
    if (type === LIST || type === SET || type === MAP) throw new RangeError("no part of a page header");
    throw new RangeError("no type of Thrift");
  }

  private pass(length: number): undefined {
    if (this.at + length > this.bytes.length) throw new RangeError("cut short");
    this.at += length;
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError("cut short");
    this.at += 1;
    return byte;
  }

  private unsigned(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError("an integer without an end");
  }

  /** Zigzag: 0, -1, 1, -2 … are 0, 1, 2, 3 … */
  private integer(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
