/** Several studies or exports in one `nadir run`. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD } from "../ingestion/small-export.ts";
import { filesIn, inTemporaryFolder, nadir, nadirJson } from "./command.ts";

interface Batch {
  readonly folder: string;
  readonly studies: readonly string[];
  /** With the place for the study. */
  readonly data: string;
  readonly out: string;
}

const IDS = ["T1", "T2", "T3"] as const;

/** Three studies, each with an export of its own. */
async function withBatch<Value>(work: (batch: Batch) => Promise<Value>): Promise<Value> {
  return inTemporaryFolder((folder) => {
    const studies = IDS.map((id) => {
      const [path, data] = [join(folder, `${id}.yaml`), join(folder, "exports", id)];
      writeFileSync(path, SMALL_STUDY.replace("id: T1", `id: ${id}`));
      mkdirSync(data, { recursive: true });
      for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(data, name), text);
      return path;
    });
    return work({ folder, studies, data: join(folder, "exports", "{study}"), out: join(folder, "out") });
  });
}

const run = ({ studies, data, out }: Batch, ...args: readonly string[]) =>
  nadir("run", ...studies, "--data", data, "--out", out, "--format", "none", ...args);

/** Ends the run of T2. */
const FAULTS = [
  {
    name: "a fault of the export",
    make: ({ folder }: Batch) => spoil(join(folder, "exports/T2/labs.csv"), "g/dL", "g/cup"),
    says: "DATA_UNKNOWN_UNIT",
  },
  {
    name: "no export",
    make: ({ folder }: Batch) => rmSync(join(folder, "exports/T2"), { recursive: true }),
    says: "is not a folder",
  },
];

/** Ends T2 before its id is known. */
const STUDY_FAULTS = [
  {
    name: "a fault of the study file",
    make: ({ folder }: Batch) => spoil(join(folder, "T2.yaml"), "meets: risen", "meets: rises"),
    says: "DEF_UNKNOWN_NAME",
  },
  { name: "no study file", make: ({ folder }: Batch) => rmSync(join(folder, "T2.yaml")), says: "it does not exist" },
];

function spoil(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    study: string;
    outputs: { name: string }[];
    batch: unknown;
  };

describe("each study on its export", () => {
  test("a folder each, one manifest above them that verify takes", () =>
    withBatch(async (batch) => {
      const { status, out: text } = await run(batch);
      expect([status, text]).toEqual([0, "done       T1\ndone       T2\ndone       T3\n3 runs: 3 done\n"]);
      for (const id of IDS) expect(existsSync(join(batch.out, id, "derivations.csv"))).toBe(true);
      expect(manifestOf(batch.out)).toMatchObject({
        study: "T1, T2, T3",
        batch: IDS.map((id) => ({ folder: id, studyFile: join(batch.folder, `${id}.yaml`), refused: false })),
      });
      const verified = await nadir("verify", batch.out, "--data", batch.data, "--study", ...batch.studies);
      expect(verified.status).toBe(0);
      appendFileSync(join(batch.folder, "exports/T3/labs.csv"), "\n");
      expect((await nadir("verify", batch.out, "--data", batch.data)).out).toContain(
        `changed  ${join(batch.folder, "exports/T3/labs.csv")}  (input)`,
      );
    }));

  test("each run is what it would be alone, and the whole is the same twice", () =>
    withBatch(async (batch) => {
      await run(batch);
      const files = filesIn(batch.out);
      const alone = join(batch.folder, "alone");
      await nadir(
        "run",
        join(batch.folder, "T2.yaml"),
        "--data",
        join(batch.folder, "exports/T2"),
        "--out",
        alone,
        "--format",
        "none",
      );
      for (const [name, text] of filesIn(alone)) expect(files.get(`T2/${name}`)).toBe(text);
      await run(batch);
      expect(filesIn(batch.out)).toEqual(files);
    }));

  test("one study with a place for it is a batch of one", () =>
    withBatch(async (batch) => {
      await run({ ...batch, studies: batch.studies.slice(0, 1) });
      expect(manifestOf(batch.out).outputs.map(({ name }) => name)).toContain("T1/derivations.csv");
    }));

  test("one study on several exports", () =>
    withBatch(async (batch) => {
      const [a, b] = [join(batch.folder, "exports/T1"), join(batch.folder, "exports/T2")];
      const args = ["run", batch.studies[0] ?? "", "--data", a, "--data", b, "--out", batch.out, "--format", "md"];
      expect(await nadir(...args)).toMatchObject({ status: 0 });
      expect(manifestOf(batch.out).outputs.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["T1/T1/derivations.csv", "T1/T2/derivations.csv"]),
      );
      expect(await nadir("report", batch.out, "--format", "csv")).toMatchObject({ status: 0 });
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
      expect(existsSync(join(batch.out, "T1/T2/tables/long.csv"))).toBe(true);
    }));
});

describe("one that is refused stops no other", () => {
  test.each([...FAULTS, ...STUDY_FAULTS])("$name: the others are written, status 1", ({ make, says }) =>
    withBatch(async (batch) => {
      make(batch);
      const { status, out: text, err } = await run(batch);
      expect(status).toBe(1);
      expect(err).toContain(says);
      expect(text).toMatch(/refused {4}.*T2.* {2}1 error/);
      expect(text).toContain("3 runs: 2 done, 1 refused");
      expect(IDS.map((id) => existsSync(join(batch.out, id)))).toEqual([true, false, true]);
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
      expect(manifestOf(batch.out).batch).toMatchObject([{ refused: false }, { refused: true }, { refused: false }]);
    }),
  );

  test.each(FAULTS)("$name: the folder of an earlier run stays as it was", ({ make }) =>
    withBatch(async (batch) => {
      await run(batch);
      const before = filesIn(join(batch.out, "T2"));
      make(batch);
      expect(await run(batch, "--only", "ENGR")).toMatchObject({ status: 1 });
      expect(filesIn(join(batch.out, "T2"))).toEqual(before);
      expect(filesIn(join(batch.out, "T1")).has("decisions.json")).toBe(false);
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
    }),
  );

  test("all of them: status 1, and no OUT", () =>
    withBatch(async (batch) => {
      rmSync(join(batch.folder, "exports"), { recursive: true });
      expect(await run(batch)).toMatchObject({ status: 1 });
      expect(existsSync(batch.out)).toBe(false);
    }));

  test("--json: what was done, and how each ended", () =>
    withBatch(async (batch) => {
      FAULTS[0]?.make(batch);
      const { studies, data, out } = batch;
      const ended = await nadirJson("run", ...studies, "--data", data, "--out", out, "--format", "none");
      expect(ended).toMatchObject({
        studies: [{ study: "T1" }, { study: "T3" }],
        batch: [
          { folder: "T1", outcome: "done", errors: 0 },
          { folder: "T2", outcome: "refused", errors: 1, diagnostics: [{ code: "DATA_UNKNOWN_UNIT" }] },
          { folder: "T3", outcome: "done", errors: 0 },
        ],
      });
    }));
});

describe("an OUT that exists", () => {
  test("runs of other studies stay, and the manifest names them", () =>
    withBatch(async (batch) => {
      await run({ ...batch, studies: batch.studies.slice(0, 2) });
      await run({ ...batch, studies: batch.studies.slice(1) });
      expect(manifestOf(batch.out).study).toBe("T1, T2, T3");
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
    }));

  test.each([[], ["--incremental"]])("a run of another study in a folder of the batch is refused alone %j", (...args) =>
    withBatch(async (batch) => {
      const { studies, folder, out } = batch;
      const into = join(out, "T2");
      await nadir("run", studies[0] ?? "", "--data", join(folder, "exports/T1"), "--out", into, "--format", "none");
      const before = filesIn(into);
      const { status, err } = await run(batch, ...args);
      expect(status).toBe(1);
      expect(err).toContain("T2 holds the run of T1, and this study is T2");
      expect(filesIn(into)).toEqual(before);
      expect(IDS.map((id) => existsSync(join(out, id, "derivations.csv")))).toEqual([true, true, true]);
    }),
  );

  test("a batch that was killed before its manifest is gone on with", () =>
    withBatch(async (batch) => {
      await run(batch);
      rmSync(join(batch.out, "manifest.json"));
      rmSync(join(batch.out, "T3"), { recursive: true });
      expect(await run(batch)).toMatchObject({ status: 0 });
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
    }));

  test.each([
    { name: "somebody's file", make: ({ out }: Batch) => writeFileSync(join(out, "notes.txt"), "mine") },
    { name: "somebody's file in a run", make: ({ out }: Batch) => writeFileSync(join(out, "T2/notes.txt"), "mine") },
    {
      name: "a run below a run",
      make: ({ out }: Batch) => cpSync(join(out, "T1"), join(out, "T2/below"), { recursive: true }),
    },
  ])("$name is refused, and nothing is written", ({ make }) =>
    withBatch(async (batch) => {
      await run(batch);
      make(batch);
      const before = filesIn(batch.out);
      expect(await run(batch, "--only", "ENGR")).toMatchObject({ status: 2, out: "" });
      expect(filesIn(batch.out)).toEqual(before);
    }),
  );

  test("a batch does not replace the run of one study, nor the other way round", () =>
    withBatch(async (batch) => {
      const [study, data] = [batch.studies[0] ?? "", join(batch.folder, "exports/T1")];
      const alone = join(batch.folder, "alone");
      await nadir("run", study, "--data", data, "--out", alone, "--format", "none");
      expect(await run({ ...batch, out: alone })).toMatchObject({ status: 2 });
      await run(batch);
      expect(await nadir("run", study, "--data", data, "--out", batch.out)).toMatchObject({ status: 2 });
      expect(await nadir("verify", batch.out)).toMatchObject({ status: 0 });
    }));

  test("two exports of one name are refused", () =>
    withBatch(async (batch) => {
      const [a, b] = [join(batch.folder, "exports/T1"), join(batch.folder, "other/T1")];
      cpSync(a, b, { recursive: true });
      const ended = await nadir("run", batch.studies[0] ?? "", "--data", a, "--data", b, "--out", batch.out);
      expect(ended).toMatchObject({ status: 2, out: "" });
    }));
});
