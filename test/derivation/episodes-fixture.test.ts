/** NCT05832216 on its fixture: the results that fixtures/README.md intends, participant by participant. */

import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDay } from "../../src/core/calendar.ts";
import { outputFiles, runStudy } from "../../src/engine.ts";
import { textOf } from "../../src/reporting/file-content.ts";

type Row = Readonly<Record<string, string>>;

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT));

async function run(cutoff?: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  const file = { name: "endpoints/NCT05832216.yaml", text: read("endpoints/NCT05832216.yaml").toString() };
  const path = (name: string) => `fixtures/NCT05832216/${name}`;
  const open = (name: string) =>
    existsSync(new URL(path(name), ROOT)) ? { name, bytes: bytesOf(read(path(name))) } : undefined;
  const options = { transfusionsComplete: false, readings: "none", only: undefined } as const;
  const { value } = await runStudy(file, open, {
    ...options,
    cutoff: cutoff === undefined ? undefined : parseDay(cutoff),
  });
  if (value === undefined) throw new Error("the study does not run");
  const files = outputFiles(value, "none");
  return new Map([...files].map(([name, text]) => [name, parse(textOf(text), { columns: true }) as Row[]]));
}

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

let rows: readonly Row[] = [];
let estimates: readonly Row[] = [];
let atCutoff: readonly Row[] = [];
beforeAll(async () => {
  const files = await run();
  rows = files.get("derivations.csv") ?? [];
  estimates = files.get("estimates.csv") ?? [];
  atCutoff = (await run("2024-04-30")).get("derivations.csv") ?? [];
});

const of = (list: readonly Row[], paramcd: string, number: number) =>
  list.filter((row) => row["PARAMCD"] === paramcd && row["USUBJID"] === `SYN-${number}`);
const answerOf = (row: Row | undefined) => row?.["AVALC"] || row?.["REASON"] || row?.["AVAL"];

/** Days from the first dose, in order, on days 0 to 84, with class or reason. */
function episodes(number: number): [day: number, answer: string | undefined][] {
  return of(rows, "REFRACT", number)
    .map((row): [number, string | undefined] => [
      Number(row["ADY"]) > 0 ? Number(row["ADY"]) - 1 : Number(row["ADY"]),
      answerOf(row),
    ])
    .filter(([day]) => day >= 0 && day <= 84);
}

describe("effective episodes on days 0 to 84", () => {
  test.each([
    [5001, 13],
    [5002, 12],
    [5003, 0],
    [5004, 2],
    [5005, 2],
    [5006, 0],
    [5007, 4],
    [5008, 5],
    [5009, 0],
    [5010, 1],
  ])("SYN-%i: %i", (number, count) => {
    expect(episodes(number).filter(([, answer]) => answer === "effective")).toHaveLength(count);
  });

  test.each([
    { number: 5001, days: { 6: "effective", 10: "refractory", 14: "refractory" } },
    {
      number: 5004,
      days: { 9: "NO_POST", 18: "NO_POST", 24: "effective", 41: "NO_POST", 47: "NO_PRE", 55: "effective" },
    },
    { number: 5005, days: { 5: "NO_TIME", 11: "NO_TIME", 26: "NO_TIME", 40: "effective", 84: "effective" } },
    {
      number: 5007,
      days: {
        4: "refractory",
        9: "refractory",
        15: "refractory",
        22: "refractory",
        29: "effective",
        37: "INTERVAL",
        70: "effective",
      },
    },
    {
      number: 5008,
      days: {
        4: "NO_POST",
        10: "effective",
        16: "effective",
        22: "NO_POST",
        28: "effective",
        34: "effective",
        40: "effective",
        46: "NO_PRE",
      },
    },
  ])("SYN-$number, day by day", ({ number, days }) => {
    expect(Object.fromEntries(episodes(number))).toMatchObject(days);
  });

  test("SYN-5003 has no dose after day 0, SYN-5006 no height", () => {
    expect(new Set(episodes(5003).map(([, answer]) => answer))).toEqual(new Set(["NO_DOSE"]));
    expect(new Set(episodes(5006).map(([, answer]) => answer))).toEqual(new Set(["NO_BSA"]));
  });

  test("SYN-5002: two bags on day 7 are one episode of 4.9, two on day 20 are two, the first overlapped", () => {
    expect(episodes(5002).filter(([day]) => day === 7)).toEqual([[7, "effective"]]);
    expect(episodes(5002).filter(([day]) => day === 20)).toHaveLength(2);
    const day20 = of(rows, "CCI24H", 5002).filter((row) => row["ADY"] === "21");
    expect(day20.map(answerOf)[0]).toBe("OVERLAP");
  });

  test("SYN-5001: 7500 and 4500 on day 6, printed as they are", () => {
    for (const [paramcd, value] of [
      ["CCI1H", "7500"],
      ["CCI24H", "4500"],
    ] as const)
      expect(of(rows, paramcd, 5001).find((row) => row["ADY"] === "7")?.["AVAL"]).toBe(value);
  });
});

describe("verdicts", () => {
  const expected = [
    { number: 5001, entry: "Y", response: "Y", time: "0" },
    { number: 5002, entry: "Y", response: "Y", time: "0" },
    { number: 5003, entry: "Y", response: "NO_DOSE", time: "" },
    { number: 5004, entry: "N", response: "Y", time: "0" },
    { number: 5005, entry: "Y", response: "Y", time: "0" },
    { number: 5006, entry: "NO_BSA", response: "NO_BSA", time: "" },
    { number: 5007, entry: "Y", response: "Y", time: "0" },
    { number: 5008, entry: "Y", response: "Y", time: "0" },
    { number: 5009, entry: "Y", response: "N", time: "2" },
    { number: 5010, entry: "Y", response: "N", time: "1" },
  ];
  test.each(expected)("SYN-$number: entry $entry, response $response", ({ number, entry, response, time }) => {
    expect(answerOf(of(rows, "PTRENTRY", number)[0])).toBe(entry);
    expect(answerOf(of(rows, "RESP12W", number)[0])).toBe(response);
    expect(of(rows, "TTRESP", number)[0]?.["CNSR"]).toBe(time);
  });

  test("SYN-5005 responds on the last day that counts", () => {
    expect(of(rows, "TTRESP", 5005)[0]?.["AVAL"]).toBe("84");
  });

  test("SYN-5010 is open at the cut-off", () => {
    expect(answerOf(of(atCutoff, "RESP12W", 5010)[0])).toBe("WINDOW_OPEN");
    expect(of(atCutoff, "RESP12W", 5010)[0]?.["ANL01FL"]).toBe("");
    expect(of(atCutoff, "TTRESP", 5010)[0]).toMatchObject({ AVAL: "55", CNSR: "1" });
  });
});

describe("the files", () => {
  test("ASEQ counts on over the rows of a participant", () => {
    const participants = [...new Set(rows.map((row) => row["USUBJID"]))];
    expect(participants).toHaveLength(10);
    for (const participant of participants) {
      const own = rows.filter((row) => row["USUBJID"] === participant);
      expect(own.map((row) => Number(row["ASEQ"]))).toEqual(own.map((_, index) => index + 1));
    }
  });

  test("a row has a value, a class or a reason, and is analysed exactly when it has no reason", () => {
    const ofEpisodes = rows.filter((row) => ["CCI1H", "CCI24H", "REFRACT"].includes(row["PARAMCD"] ?? ""));
    for (const row of ofEpisodes) {
      expect([row["AVAL"], row["AVALC"], row["REASON"]].filter((text) => text !== "")).toHaveLength(1);
      expect(row["ANL01FL"]).toBe(row["REASON"] === "" ? "Y" : "");
    }
  });

  test("every participant is in one state, every episode in one, and none has an interval", () => {
    const own = estimates.filter((row) => row["PARAMCD"] === "REFRACT");
    const sum = (statistic: string) =>
      own.filter((row) => row["STATISTIC"] === statistic).reduce((total, row) => total + Number(row["VALUE"]), 0);
    expect(sum("participants")).toBe(10);
    expect(sum("episodes")).toBe(rows.filter((row) => row["PARAMCD"] === "REFRACT").length);
    expect(own.filter((row) => row["LOWER"] !== "" || row["UPPER"] !== "")).toEqual([]);
    const overEpisodes = own.find(
      (row) => row["STATISTIC"] === "proportion-refractory" && row["CATEGORY"] === "episodes",
    );
    expect(overEpisodes).toMatchObject({ N: "94", EVENTS: "51" });
    expect(overEpisodes?.["METHOD"]).toContain("not independent");
  });
});
