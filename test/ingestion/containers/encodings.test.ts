/** Text in the encodings that laboratory systems write: declared, detected and said, or refused with what to declare. */
import { describe, expect, test } from "vitest";
import type { Encoding } from "../../../src/definition/sources/packing.ts";
import { readRows } from "./read-rows.ts";

/** Written with the codecs of Python 3.11. */
const SAMPLES: readonly { encoding: Encoding; base64: string; header: string; name: string; value: string }[] = [
  {
    encoding: "gb18030",
    base64:
      "u7zV37HgusUsvOzR6c/uxL8sveG5+yy1pc67DQpQMSzRqrrstbCw1yw3LjEsZy9kTA0KUDIs0arQobDlvMbK/Sw0MSwxMCo5L0wNClAxLNbQ0NTBo8+4sPssMC42MiwxMCo5L0wNCrG416IsseqxvizI3NGqLM7eDQo=",
    header: "患者编号,检验项目,结果,单位",
    name: "血红蛋白",
    value: "7.1",
  },
  {
    encoding: "big5",
    base64:
      "r2akSL1zuLkswMvF57a1pdgstbKqRyyz5qbsDQpQMSym5az1r8AsNy4xLGcvZEwNClAyLKblpHCqTyw0MSwxMCo5L0wNClAxLKSkqcqyeSwwLjYyLDEwKjkvTA0Ks8a1+Sym5bJHwMvF6Sy3u6blLLVMDQo=",
    header: "病人編號,檢驗項目,結果,單位",
    name: "血紅素",
    value: "7.1",
  },
  {
    encoding: "shift_jis",
    base64:
      "irOO0pTUjYYsjJ+NuI2AltosjIuJyiySUIjKDQpQMSyDd4OCg0+DjYNyg5MsNy4xLGcvZEwNClAyLIyMj6yUwiw0MSwxMCo5L0wNClAxLI1EkoaLhSwwLjYyLDEwKjkvTA0KlPWNbCyMn5HMLJdujIyCoILoLILIgrUNCg==",
    header: "患者番号,検査項目,結果,単位",
    name: "ヘモグロビン",
    value: "7.1",
  },
  {
    encoding: "windows-1252",
    base64:
      "cGF0aWVudCxhbmFseXRlLHLpc3VsdGF0LHVuaXTpDQpQMSxo6W1vZ2xvYmluZSw3LjEsZy9kTA0KUDIscGxhcXVldHRlcyw0MSwxMCo5L0wNClAxLOlvc2lub3BoaWxlcywwLjIstUwNCg==",
    header: "patient,analyte,résultat,unité",
    name: "hémoglobine",
    value: "7.1",
  },
];
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));

describe.each(SAMPLES)("$encoding", ({ encoding, base64, header, name, value }) => {
  test("declared", async () => {
    const { rows, failure, notes } = await readRows("labs.csv", bytesOf(base64), { encoding });
    expect(failure).toBeUndefined();
    expect(rows[0]?.join()).toBe(header);
    expect(rows[1]?.slice(1, 3)).toEqual([name, value]);
    expect(notes).toEqual([]);
  });

  test("detected, and said", async () => {
    const read = await readRows("labs.csv", bytesOf(base64), { encoding: "detect" });
    expect(read.encoding).toBe(encoding);
    expect(read.rows[0]?.join()).toBe(header);
    expect(read.notes.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `DATA_ENCODING_DETECTED read as ${encoding}`,
    ]);
  });

  test("undeclared: refused, with what to write", async () => {
    const { failure, rows } = await readRows("labs.csv", bytesOf(base64));
    expect(failure?.code).toBe("DATA_NOT_UTF8");
    expect(failure?.hint).toContain(`encoding: ${encoding}`);
    expect(rows.flat().join("")).not.toContain("\ufffd");
  });

  test("declared wins, even where it is wrong: refused or read, never repaired", async () => {
    const { failure, encoding: used } = await readRows("labs.csv", bytesOf(base64), { encoding: "utf-8" });
    expect([failure?.code, used]).toEqual(["DATA_NOT_UTF8", "utf-8"]);
  });

  test("cut into single bytes it is the same", async () => {
    const bytes = bytesOf(base64);
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const whole = await readRows("labs.csv", bytes, { encoding });
    expect((await readRows("labs.csv", single, { encoding })).rows).toEqual(whole.rows);
  });
});

const TABLE = "患者,hémoglobine\r\nP1,7.1\r\n";
const ROWS = [
  ["患者", "hémoglobine"],
  ["P1", "7.1"],
];
const wide = (text: string, littleEndian: boolean) => {
  const bytes = Uint8Array.from(Buffer.from(text, "utf16le"));
  return littleEndian ? bytes : Uint8Array.from(Buffer.from(bytes).swap16());
};

describe("Unicode", () => {
  test.each([
    { name: "UTF-8", bytes: Buffer.from(TABLE), encoding: "utf-8", noted: [] },
    { name: "UTF-8 with a mark", bytes: Buffer.from(`\ufeff${TABLE}`), encoding: "utf-8", noted: [] },
    { name: "UTF-16 LE with a mark", bytes: wide(`\ufeff${TABLE}`, true), encoding: "utf-16le", noted: ["utf-16le"] },
    { name: "UTF-16 BE with a mark", bytes: wide(`\ufeff${TABLE}`, false), encoding: "utf-16be", noted: ["utf-16be"] },
    { name: "UTF-16 LE", bytes: wide(TABLE, true), encoding: "utf-16le", noted: ["utf-16le"] },
    { name: "UTF-16 BE", bytes: wide(TABLE, false), encoding: "utf-16be", noted: ["utf-16be"] },
  ] as const)("$name: detected and declared alike", async ({ bytes, encoding, noted }) => {
    const detected = await readRows("x.csv", new Uint8Array(bytes), { encoding: "detect" });
    expect([detected.failure, detected.encoding, detected.rows]).toEqual([undefined, encoding, ROWS]);
    expect(detected.notes.map(({ message }) => message)).toEqual(noted.map((name) => `read as ${name}`));
    expect((await readRows("x.csv", new Uint8Array(bytes), { encoding })).rows).toEqual(ROWS);
  });

  test.each([
    { name: "half a character at the end", bytes: wide(TABLE, true).slice(0, -1) },
    { name: "half a surrogate pair", bytes: Uint8Array.of(...wide("a,b\n1,", true), 0x3d, 0xd8, 10, 0) },
  ])("UTF-16, $name", async ({ bytes }) => {
    expect((await readRows("x.csv", bytes, { encoding: "utf-16le" })).failure?.code).toBe("DATA_UNDECODABLE");
  });

  test("bytes that the declared encoding does not have, with their line", async () => {
    const bytes = Uint8Array.of(...Buffer.from("a,b\n1,2\n3,"), 0x81, 0x20, 10);
    const { failure } = await readRows("x.csv", bytes, { encoding: "gb18030" });
    expect(failure?.code).toBe("DATA_UNDECODABLE");
    expect(failure?.where).toEqual({ file: "x.csv", line: 3 });
  });

  const before = "a,b\r1,2\r\n3,4\n5,";
  test.each([
    { name: "no UTF-8", encoding: "utf-8", bytes: [...Buffer.from(before), 0xff, 10] },
    { name: "a NUL", encoding: "utf-8", bytes: [...Buffer.from(before), 0, 10] },
    { name: "no GB 18030", encoding: "gb18030", bytes: [...Buffer.from(before), 0x81, 0x20, 10] },
    { name: "no UTF-16", encoding: "utf-16le", bytes: [...wide(before, true), 0x00, 0xdc, 10, 0] },
    { name: "a wide NUL", encoding: "utf-16be", bytes: [...wide(before, false), 0, 0, 0, 10] },
  ] as const)(
    "the line of a fault, whatever ends the lines before it and wherever the bytes are cut: $name",
    async (fault) => {
      const bytes = Uint8Array.from(fault.bytes);
      for (let cut = 0; cut < bytes.length; cut += 1) {
        const { failure } = await readRows("x.csv", [bytes.subarray(0, cut), bytes.subarray(cut)], {
          encoding: fault.encoding,
        });
        expect(failure?.where).toEqual({ file: "x.csv", line: 4 });
      }
    },
  );

  test("the line of a quotation mark that is the last byte of all", async () => {
    const { failure } = await readRows("x.csv", "a,b\n1,2\n3,4\n'", { quote: "'" });
    expect(failure).toMatchObject({ code: "DATA_NOT_CSV", where: { file: "x.csv", line: 4 } });
  });

  // Once a fault: Node 20.20 reads these bytes as control characters, unless they come as a stream.
  test.each(["windows-1252", "iso-8859-1"] as const)("the letters from 80 to 9F, %s", async (encoding) => {
    const bytes = Uint8Array.of(...Buffer.from("id,value\n"), 0x80, 0x2c, 0x84, 0x35, 0x93, 0x96, 0x99, 10);
    expect((await readRows("x.csv", bytes, { encoding })).rows[1]).toEqual(["€", "„5“–™"]);
  });

  // Once a fault: a few letters of Chinese were taken for twice as many of the West.
  test("two letters of Chinese that are kana in another encoding", async () => {
    const bytes = Uint8Array.of(...Buffer.from("id,unit\nP1,"), 0xa4, 0xa4, 0xa4, 0xe5, 10);
    const { rows, encoding } = await readRows("x.csv", bytes, { encoding: "detect" });
    expect([encoding, rows[1]?.[1]]).toEqual(["big5", "中文"]);
  });

  test("three letters of Chinese that are Chinese in two encodings: none is chosen", async () => {
    const bytes = Uint8Array.of(...Buffer.from("id,unit\nP1,"), 0xd1, 0xaa, 0xba, 0xec, 0xb5, 0xb0, 10);
    const { failure } = await readRows("x.csv", bytes, { encoding: "detect" });
    expect(failure?.code).toBe("DATA_ENCODING_UNCLEAR");
    expect(failure?.message).toContain("gb18030 or big5");
    expect(failure?.hint).not.toContain("windows-1252");
  });

  test("noise is no text", async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, index) => 128 + ((index * 7919) % 127));
    expect((await readRows("x.csv", noise, { encoding: "detect" })).failure?.code).toBe("DATA_ENCODING_UNCLEAR");
  });
});
