import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact } from "../../../src/core/exact.ts";
import { PLAIN_CONVENTIONS, type ResultConventions } from "../../../src/ingestion/results/conventions.ts";
import { readResultText } from "../../../src/ingestion/results/result-text.ts";
import { valueTextOf } from "../../../src/ingestion/results/value-text.ts";

/** `12.3`, `[0, 0.1)`, with flags and unit behind, or the reason. */
function shown(text: string, own: Partial<ResultConventions> = {}): string {
  const read = readResultText(text, { ...PLAIN_CONVENTIONS, ...own });
  if (read.kind === "missing") return read.reason;
  if (read.kind !== "value") return read.kind;
  return [valueTextOf(read.value), ...read.flags, read.unit?.code ?? ""].join(" ").trim();
}

describe("numbers and limits", () => {
  test.each([
    ["8.1", "8.1"],
    ["12.", "12"],
    [".5", "0.5"],
    ["-3", "-3"],
    ["−3", "-3"],
    ["１２．３", "12.3"],
    ["1.2E3", "1200"],
    ["1.2×10^3", "1200"],
    ["1.2 x 10*3", "1200"],
    ["1.2×10³", "1200"],
    ["5×10⁻¹", "0.5"],
    ["<0.1", "[0, 0.1)"],
    ["< 0.1", "[0, 0.1)"],
    ["＜０．１", "[0, 0.1)"],
    ["<=5", "[0, 5]"],
    ["≤5", "[0, 5]"],
    ["≦5", "[0, 5]"],
    [">1000", "(1000, )"],
    ["＞1000", "(1000, )"],
    [">=1000", "[1000, )"],
    ["≥ 1000", "[1000, )"],
    ["less than 5", "[0, 5)"],
    ["Greater Than 50", "(50, )"],
    ["小于0.1", "[0, 0.1)"],
    ["<=0", "0"],
  ])("%s is %s", (text, wanted) => expect(shown(text)).toBe(wanted));

  test.each([
    ["<0", "impossible-limit"],
    ["<-1", "impossible-limit"],
    ["1,2", "number-format"],
    ["1,234", "number-format"],
    ["0-1", "range"],
    ["3.5~9.5", "range"],
    ["1.2x103", "unknown-text"],
    ["1e999", "unknown-text"],
    ["0x10", "unknown-text"],
    ["1/3", "unknown-text"],
    ["①", "unknown-text"],
    ["Infinity", "unknown-text"],
    ["1'234", "number-format"],
    ["+1", "qualitative"],
    ["9".repeat(300), "unknown-text"],
    ["   ", "blank"],
    ["", "blank"],
  ])("%s is no number: %s", (text, wanted) => expect(shown(text)).toBe(wanted));
});

describe("flags are stripped and kept", () => {
  test.each([
    ["7.1↓", "7.1 ↓"],
    ["7.1 ↓↓", "7.1 ↓↓"],
    ["↑ 12.3", "12.3 ↑"],
    ["H 12.3", "12.3 H"],
    ["12.3H", "12.3 H"],
    ["12.3 HH", "12.3 HH"],
    ["12.3 (H)", "12.3 (H)"],
    ["12.3 [LL]", "12.3 [LL]"],
    ["12.3*", "12.3 *"],
    ["★12.3", "12.3 ★"],
    ["12.3(复查)", "12.3 (复查)"],
    ["12.3（复查）", "12.3 (复查)"],
    ["12.3 R", "12.3 R"],
    ["12.3 LL ↓↓ *", "12.3 LL ↓↓ *"],
    ["<0.1↓", "[0, 0.1) ↓"],
    ["1.2E3 H", "1200 H"],
  ])("%s", (text, wanted) => expect(shown(text)).toBe(wanted));

  test.each([
    ["12.3 Hx", "unknown-text"],
    ["12.3 H see comment", "see-comment"],
    ["H", "unknown-text"],
    ["↑↑", "qualitative"],
    ["12.3 (复查2次)", "recheck"],
  ])("%s is not a flagged number: %s", (text, wanted) => expect(shown(text)).toBe(wanted));
});

const DECLARED: readonly (readonly [string, Partial<ResultConventions>, string])[] = [
  ["1,2", { decimal: "," }, "1.2"],
  ["1.2", { decimal: "," }, "number-format"],
  ["1.234,5", { decimal: ",", thousands: "." }, "1234.5"],
  ["1.23,5", { decimal: ",", thousands: "." }, "number-format"],
  ["1,234", { thousands: "," }, "1234"],
  ["1,2", { thousands: "," }, "number-format"],
  ["1 234 567", { thousands: " " }, "1234567"],
  ["1\u00a0234", { thousands: " " }, "1234"],
  ["1'234.5", { thousands: "'" }, "1234.5"],
  ["<1,5", { decimal: "," }, "[0, 1.5)"],
  ["0-1", { ranges: true }, "[0, 1]"],
  ["2~3", { ranges: true }, "[2, 3]"],
  ["5-3", { ranges: true }, "range"],
  ["999", { sentinels: [exact(999)] }, "sentinel"],
  ["999.0 H", { sentinels: [exact(999)] }, "sentinel"],
  ["<999", { sentinels: [exact(999)] }, "[0, 999)"],
  ["99", { sentinels: [exact(999)] }, "99"],
  ["n.g.", { texts: new Map([["n.g.", "not-done"]]) }, "not-done"],
];

describe("what is declared", () => {
  test.each(DECLARED.map((row, number) => [number, ...row] as const))("%i: %s", (_, text, own, wanted) =>
    expect(shown(text, own)).toBe(wanted),
  );
});

describe("texts of real exports, by class", () => {
  test.each([
    ["not-done", ["NOT DONE", "Not Performed", "未做", "未测", "N/A", "NA", "---", ".", "DONE", "NONE", "No result"]],
    ["not-detected", ["ND", "未检出", "Not detected", "undetectable", "<LOD", "below limit of detection"]],
    ["see-comment", ["see comment", "SEE NOTE", "见备注", "详见报告"]],
    ["qualitative", ["NEG", "阴性", "阳性(+)", "+", "++", "±", "2+", "NORMAL", "VERY LOW", "Rare", "Adequate"]],
    ["specimen-haemolysed", ["hemolysed", "Specimen haemolyzed", "标本溶血", "HEMOLYSIS"]],
    ["specimen-clotted", ["CLOTTED", "clot in sample", "标本凝固", "有凝块"]],
    ["specimen-insufficient", ["QNS", "insufficient sample", "标本量不足", "Quantity not sufficient"]],
    ["specimen-lipaemic", ["lipemic", "LIPAEMIC", "脂血"]],
    ["platelet-clumps", ["PLT clumps", "Platelets clumped", "血小板聚集", "UNABLE TO REPORT DUE TO PLATELET CLUMPS"]],
    ["rejected", ["REJECTED", "拒收", "cancelled", "不合格", "DISREGARD PREVIOUS REPORT"]],
    ["recheck", ["重抽", "复查", "please repeat", "redraw"]],
    [
      "machine-fault",
      ["UNABLE TO REPORT", "ERROR", "machine error", "仪器故障", "*****", "+++++", "#VALUE!", "UNABLE TO DETERMINE"],
    ],
    ["pending", ["PENDING", "PND", "待报", "to follow"]],
    ["unknown-text", ["abc", "HH", "voir dossier", "<script>alert(1)</script>", "=1+1", "\u001b[31m"]],
  ])("%s", (reason, texts) =>
    expect(texts.map((text) => [text, shown(text)])).toEqual(texts.map((text) => [text, reason])),
  );
});

describe("a value that names a unit hands it on", () => {
  test.each([
    ["45%", "45 %"],
    ["7.5 g/dL", "7.5 g/dL"],
    ["7.5×10⁹/L", "7.5 10*9/L"],
    ["<5 K/uL", "[0, 5) 10*3/uL"],
  ])("%s", (text, wanted) => expect(shown(text)).toBe(wanted));
});

test("whatever stands in the cell, it is read without a fault, and the same way twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect(shown(text)).toBe(shown(text));
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test("every decimal is itself, with and without a flag", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
      const text = (digits / 10 ** places).toFixed(places);
      expect(readResultText(text)).toMatchObject({ kind: "value", value: { lower: exact(text), upper: exact(text) } });
      expect(shown(`${text} H`)).toBe(`${shown(text)} H`);
    }),
    { seed: 7, numRuns: 300 },
  );
});
