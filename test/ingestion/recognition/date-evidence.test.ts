/** The form of the dates of a column, from the dates alone. */
import { describe, expect, it } from "vitest";
import { DateEvidence } from "../../../src/ingestion/recognition/date-evidence.ts";

function formOf(texts: readonly string[], named = false) {
  const evidence = new DateEvidence();
  for (const [index, text] of texts.entries()) evidence.take(text, index + 2);
  return evidence.form(named);
}

describe("the form of the dates of a column", () => {
  it.each<[string, readonly string[], string, string]>([
    ["ISO", ["2024-03-01", "2024-03-02"], "iso", "2024-03-01"],
    ["ISO with times", ["2024-03-01T08:15", "2024-03-02 09:00:00"], "iso", "2024-03-01T08:15"],
    ["y/m/d", ["2020/2/5 07:34"], "y/m/d", "2020/2/5 07:34"],
    ["a day after the twelfth proves d/m/y", ["03/04/2024", "05/06/2024", "13/04/2024"], "d/m/y", "13/04/2024"],
    ["a day after the twelfth proves m/d/y", ["03/04/2024", "04/13/2024"], "m/d/y", "04/13/2024"],
    ["the twelfth proves nothing, the thirteenth does", ["12/12/2024", "01/13/2024"], "m/d/y", "01/13/2024"],
    ["d.m.y needs no proof", ["03.04.2024"], "d.m.y", "03.04.2024"],
    ["Chinese", ["2024年3月5日"], "年月日", "2024年3月5日"],
    ["named month", ["05-MAR-2024", "06-MAR-2024"], "d-mon-y", "05-MAR-2024"],
  ])("%s", (_, texts, format, proof) => {
    expect(formOf(texts)).toMatchObject({ kind: "proven", format, proof: { text: proof } });
  });

  it("stays open where no day is after the twelfth", () => {
    expect(formOf(["03/04/2024", "05/06/2024"])).toEqual({
      kind: "open",
      formats: ["d/m/y", "m/d/y"],
      example: { text: "03/04/2024", line: 2 },
    });
  });

  it("says which two texts no form takes both", () => {
    expect(formOf(["13/04/2024", "04/13/2024"])).toEqual({
      kind: "mixed",
      first: { text: "13/04/2024", line: 2 },
      other: { text: "04/13/2024", line: 3 },
    });
  });

  it("takes digits for dates only where the name of the column says so", () => {
    expect(formOf(["20240301", "20240302"])).toBeUndefined();
    expect(formOf(["20240301", "20240302"], true)).toMatchObject({ kind: "proven", format: "ymd" });
  });

  it.each([
    ["numbers", ["12.5", "7"]],
    ["names", ["HGB", "WBC"]],
    ["nothing", []],
    ["long texts", ["2024-03-01 ".repeat(10)]],
  ])("sees no dates in %s", (_, texts) => {
    expect(formOf(texts)).toBeUndefined();
  });

  it("passes over texts that are no dates among dates", () => {
    expect(formOf(["unknown", "13/04/2024"])).toMatchObject({ kind: "proven", format: "d/m/y" });
  });

  it("remembers a year of two digits, which is none", () => {
    const evidence = new DateEvidence();
    evidence.take("03/04/24", 7);
    expect(evidence.form(true)).toBeUndefined();
    expect(evidence.shortYear).toEqual({ text: "03/04/24", line: 7 });
  });
});
