import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeOutputFolder } from "../../src/cli/output-folder.ts";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD } from "../ingestion/small-export.ts";
import { filesIn, inRoot, inTemporaryFolder, nadir, nadirJson } from "./command.ts";

/** A folder with a study file, an export and room for an output. */
async function withStudy<Value>(
  work: (paths: { study: string; data: string; out: string; folder: string }) => Promise<Value>,
  files: Readonly<Record<string, string>> = GOOD,
): Promise<Value> {
  return inTemporaryFolder(async (folder) => {
    const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
    writeFileSync(study, SMALL_STUDY);
    mkdirSync(data);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(data, name), text);
    return work({ study, data, out, folder });
  });
}

/** Everything drawn for people, and the data sets, are tested in outputs.test.ts. */
const run = (...args: readonly string[]) => nadir("run", ...args, "--format", "none");

const namesIn = (out: string) => [...filesIn(out).keys()];

describe("what is written", () => {
  test.each([
    {
      name: "as a rule",
      args: [],
      wanted: ["decisions.json", "derivations.csv", "estimates.csv", "ledger.csv", "manifest.json", "queries.csv"],
    },
    {
      name: "with readings",
      args: ["--readings", "each"],
      wanted: [
        "decisions.json",
        "derivations.csv",
        "estimates.csv",
        "ledger.csv",
        "manifest.json",
        "queries.csv",
        "readings.csv",
      ],
    },
    {
      name: "for an endpoint without a decision",
      args: ["--only", "ENGR"],
      wanted: ["derivations.csv", "estimates.csv", "ledger.csv", "manifest.json", "queries.csv"],
    },
  ])("$name: $wanted", ({ args, wanted }) =>
    withStudy(async ({ study, data, out, folder }) => {
      expect(await run(study, "--data", data, "--out", out, ...args)).toMatchObject({ status: 0 });
      expect(namesIn(out)).toEqual(wanted);
      expect(readdirSync(folder).sort()).toEqual(["data", "out", "study.yaml"]);
    }),
  );

  test("the same bytes twice, and the manifest's hashes are theirs", () =>
    withStudy(async ({ study, data, out, folder }) => {
      const again = join(folder, "again");
      for (const to of [out, again]) await run(study, "--data", data, "--out", to, "--readings", "grid");
      const files = filesIn(out);
      expect(filesIn(again)).toEqual(files);
      const manifest = JSON.parse(files.get("manifest.json") ?? "") as {
        outputs: { name: string; sha256: string; bytes: number }[];
        inputs: { name: string; sha256: string }[];
      };
      expect(manifest.outputs.map(({ name }) => name)).toEqual(
        [...files.keys()].filter((name) => name !== "manifest.json"),
      );
      for (const { name, sha256 } of manifest.outputs) expect(sha256).toBe(sha(files.get(name) ?? ""));
      expect(manifest.inputs.find(({ name }) => name === "labs.csv")?.sha256).toBe(sha(GOOD["labs.csv"]));
    }));

  test("two studies have a folder each", () =>
    withStudy(async ({ study, data, out, folder }) => {
      const other = join(folder, "other.yaml");
      writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
      expect(await run(study, other, "--data", data, "--out", out)).toMatchObject({ status: 0 });
      expect(namesIn(out).filter((name) => name.endsWith("manifest.json"))).toEqual([
        "T1/manifest.json",
        "T2/manifest.json",
        "manifest.json",
      ]);
    }));

  test.each(["t1", ".", "..", "manifest.json"])("a second study named %s is refused", (id) =>
    withStudy(async ({ study, data, out, folder }) => {
      const other = join(folder, "other.yaml");
      writeFileSync(other, SMALL_STUDY.replace("id: T1", `id: ${id}`));
      expect(await nadir("run", study, other, "--data", data, "--out", out, "--format", "none")).toMatchObject({
        status: 2,
      });
      expect(existsSync(out)).toBe(false);
    }),
  );

  test("two studies of one name are refused", () =>
    withStudy(async ({ study, data, out }) => {
      expect(await run(study, study, "--data", data, "--out", out)).toMatchObject({ status: 2 });
      expect(existsSync(out)).toBe(false);
    }));

  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
});

describe("an OUT that exists", () => {
  test.each([
    { name: "somebody's folder", files: { "notes.txt": "mine" } },
    { name: "a folder with another manifest", files: { "manifest.json": '{"name":"web app"}' } },
    { name: "a folder with a manifest that is no JSON", files: { "manifest.json": "nadir" } },
  ])("$name is refused and left as it is", ({ files }) =>
    withStudy(async ({ study, data, out }) => {
      mkdirSync(out);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
      expect(await run(study, "--data", data, "--out", out)).toMatchObject({ status: 2, out: "" });
      expect(Object.fromEntries(filesIn(out))).toEqual(files);
    }),
  );

  test("a file is refused and left as it is", () =>
    withStudy(async ({ study, data }) => {
      expect(await run(study, "--data", data, "--out", study)).toMatchObject({ status: 2 });
      expect(await nadir("check", study)).toMatchObject({ status: 0 });
    }));

  test("the export itself is refused and left as it is", () =>
    withStudy(async ({ study, data }) => {
      expect(await run(study, "--data", data, "--out", data)).toMatchObject({ status: 2 });
      expect(Object.fromEntries(filesIn(data))).toEqual(GOOD);
    }));

  test("an empty folder is filled", () =>
    withStudy(async ({ study, data, out }) => {
      mkdirSync(out);
      expect(await run(study, "--data", data, "--out", out)).toMatchObject({ status: 0 });
      expect(namesIn(out)).toContain("derivations.csv");
    }));

  test("an earlier run is replaced as a whole", () =>
    withStudy(async ({ study, data, out, folder }) => {
      await run(study, "--data", data, "--out", out, "--readings", "each");
      expect(await run(study, "--data", data, "--out", out, "--only", "ENGR")).toMatchObject({ status: 0 });
      expect(namesIn(out)).toEqual(["derivations.csv", "estimates.csv", "ledger.csv", "manifest.json", "queries.csv"]);
      expect(readdirSync(folder).sort()).toEqual(["data", "out", "study.yaml"]);
    }));

  test.each([[], ["--incremental"]])("a run of another study is refused and left as it is %j", (...args) =>
    withStudy(async ({ study, data, out, folder }) => {
      await run(study, "--data", data, "--out", out);
      const before = filesIn(out);
      const other = join(folder, "other.yaml");
      writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
      const { status, err } = await run(other, "--data", data, "--out", out, ...args);
      expect(status).toBe(2);
      expect(err).toContain("holds the run of T1, and this study is T2; choose another folder");
      expect(filesIn(out)).toEqual(before);
    }),
  );

  test("a study that cannot be loaded is told of, not the folder", () =>
    withStudy(async ({ study, data, out, folder }) => {
      await run(study, "--data", data, "--out", out);
      const other = join(folder, "other.yaml");
      writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2").replace("meets: risen", "meets: rises"));
      expect(await run(other, "--data", data, "--out", out)).toMatchObject({ status: 1 });
    }));

  test("an earlier run stays when the new one fails", () =>
    withStudy(async ({ study, data, out }) => {
      await run(study, "--data", data, "--out", out);
      const before = filesIn(out);
      writeFileSync(join(data, "labs.csv"), "");
      expect(await run(study, "--data", data, "--out", out)).toMatchObject({ status: 1 });
      expect(filesIn(out)).toEqual(before);
    }));

  test("an earlier run stays when writing fails, and no half of the new one", () =>
    inTemporaryFolder(async (folder) => {
      const out = join(folder, "out");
      await writeOutputFolder(out, new Map([["manifest.json", "{}"]]));
      await expect(
        writeOutputFolder(
          out,
          new Map([
            ["a", "1"],
            ["a/b", "2"],
          ]),
        ),
      ).rejects.toThrow(/out cannot be written: /);
      expect(readdirSync(folder)).toEqual(["out"]);
      expect([...filesIn(out)]).toEqual([["manifest.json", "{}"]]);
    }));

  // Once a fault: an OUT below a file ends as a bug of nadir's (3, with a stack).
  test("an OUT that cannot be made is wrong usage", () =>
    withStudy(async ({ study, data }) => {
      expect(await run(study, "--data", data, "--out", join(study, "out"))).toMatchObject({ status: 2 });
    }));
});

describe("exit status", () => {
  test.each([
    {
      name: "a fault of the data",
      change: (text: string) => text.replace("g/dL", "g/cup"),
      status: 1,
      err: "DATA_UNKNOWN_UNIT",
    },
    {
      name: "a warning is no fault",
      change: (text: string) => text.replace("P2,hemoglobin", "P2,Hb"),
      status: 0,
      err: "DATA_ANALYTE_ALIAS",
    },
  ])("$name: $status", ({ change, status, err }) =>
    withStudy(async ({ study, data, out }) => {
      writeFileSync(join(data, "labs.csv"), change(GOOD["labs.csv"]));
      const ended = await run(study, "--data", data, "--out", out);
      expect(ended.status).toBe(status);
      expect(ended.err).toContain(err);
      expect(existsSync(out)).toBe(status === 0);
    }),
  );

  test("a fault of the study: 1, and no OUT", () =>
    withStudy(async ({ study, data, out }) => {
      writeFileSync(study, SMALL_STUDY.replace("meets: risen", "meets: rises"));
      const ended = await run(study, "--data", data, "--out", out);
      expect([ended.status, existsSync(out)]).toEqual([1, false]);
      expect(ended.err).toMatch(/study\.yaml:\d+:\d+ error DEF_UNKNOWN_NAME/);
    }));

  test.each([
    { name: "an unknown option", args: ["--whatever"] },
    { name: "a day that does not exist", args: ["--cutoff", "2026-02-31"] },
    { name: "an unknown mode", args: ["--readings", "all"] },
  ])("$name: 2, and no OUT", ({ args }) =>
    withStudy(async ({ study, data, out }) => {
      expect(await run(study, "--data", data, "--out", out, ...args)).toMatchObject({ status: 2, out: "" });
      expect(existsSync(out)).toBe(false);
    }),
  );

  test.each([
    { name: "no arguments", args: [] },
    { name: "an unknown command", args: ["rum"] },
    { name: "no --data", args: ["run", "x.yaml", "--out", "o"] },
    { name: "no --out", args: ["run", "x.yaml", "--data", "d"] },
    { name: "a study that is not there", args: ["check", "nowhere.yaml"] },
    { name: "a study that is a folder", args: ["check", inRoot("endpoints")] },
    { name: "an export that is not there", args: ["check", inRoot("endpoints/NCT07362095.yaml"), "--data", "nowhere"] },
    {
      name: "an export that is a file",
      args: ["check", inRoot("endpoints/NCT07362095.yaml"), "--data", inRoot("package.json")],
    },
    {
      name: "a participant without an export",
      args: ["explain", inRoot("endpoints/NCT07362095.yaml"), "--participant", "SYN-1001"],
    },
    {
      name: "an export without a participant",
      args: ["explain", inRoot("endpoints/NCT07362095.yaml"), "--data", inRoot("fixtures/NCT07362095")],
    },
  ])("$name: 2", async ({ args }) => {
    const { status, out, err } = await nadir(...args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).not.toMatch(/this is a bug of nadir/);
  });

  test("an endpoint nobody has: 1, with those there are", () =>
    withStudy(async ({ study, data, out }) => {
      const { status, err } = await run(study, "--data", data, "--out", out, "--only", "RSP");
      expect([status, existsSync(out)]).toEqual([1, false]);
      expect(err).toMatch(/RUN_UNKNOWN_ENDPOINT.*RESP.*ENGR/);
    }));

  test("an order of enrolment that is unknown: 1, at the participant", () =>
    withStudy(
      async ({ study, data, out }) => {
        const { status, err } = await run(study, "--data", data, "--out", out);
        expect([status, existsSync(out)]).toEqual([1, false]);
        expect(err).toContain("participants.csv:2:enrolled_on error RUN_ORDER_UNKNOWN");
      },
      {
        ...GOOD,
        // Nine units are more than four, so P1 has a verdict and counts.
        "interventions.csv": GOOD["interventions.csv"].replace(",2,units", ",9,units"),
        "participants.csv": GOOD["participants.csv"].replace("P1,A,2026-01-01", "P1,A,"),
      },
    ));
});

describe("--json", () => {
  test("a run: studies with estimates, decisions, states and rows; nothing on standard error", () =>
    withStudy(async ({ study, data, out }) => {
      const { status, out: text, err } = await run(study, "--data", data, "--out", out, "--json");
      expect([status, err]).toEqual([0, ""]);
      const { studies, diagnostics } = JSON.parse(text) as {
        studies: Record<string, unknown>[];
        diagnostics: unknown[];
      };
      expect(diagnostics).toEqual([]);
      expect(studies).toMatchObject([
        {
          study: "T1",
          status: "registered",
          participants: 2,
          decisions: [{ name: "gate", decision: "stage-1-pending" }],
        },
      ]);
      expect(Object.keys(studies[0]?.["states"] as object)).toEqual(["RESP", "ENGR"]);
      expect(studies).toMatchObject([
        { rows: expect.arrayContaining([expect.objectContaining({ file: "labs.csv", read: 7 })]) },
      ]);
    }));

  test("a run that fails: diagnostics with code and place", () =>
    withStudy(async ({ study, data, out }) => {
      writeFileSync(join(data, "labs.csv"), GOOD["labs.csv"].replace("g/dL", "g/cup"));
      const { diagnostics } = await nadirJson("run", study, "--data", data, "--out", out, "--format", "none");
      expect(diagnostics).toMatchObject([
        { code: "DATA_UNKNOWN_UNIT", severity: "error", where: { file: "labs.csv", line: 2, column: "unit" } },
      ]);
    }));

  test("check", () =>
    withStudy(async ({ study }) => {
      expect(await nadirJson("check", study)).toMatchObject({ diagnostics: expect.any(Array) });
    }));
});

describe("texts of other people stay text", () => {
  const ESCAPE = "\u001b[31m";
  const hostile = { ...GOOD, "participants.csv": GOOD["participants.csv"].replace("P1,A,", `P1,A${ESCAPE},`) };

  // Once a fault: the summary prints the names of arms as they are.
  test("control characters of an arm do not reach the terminal", () =>
    withStudy(
      async ({ study, data, out }) =>
        expect((await run(study, "--data", data, "--out", out)).out).not.toContain("\u001b"),
      hostile,
    ));

  test("control characters of a cell in a complaint do not reach the terminal", () =>
    withStudy(
      async ({ study, data, out }) => {
        const { status, err } = await run(study, "--data", data, "--out", out);
        expect(status).toBe(1);
        expect(err).not.toContain("\u001b");
      },
      { ...GOOD, "labs.csv": GOOD["labs.csv"].replace("g/dL", `${ESCAPE}g`) },
    ));
});
