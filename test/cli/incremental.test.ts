/** `nadir run --incremental`: what is left as it is, and what is not. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SMALL_STUDY } from "../definition/small-study.ts";
import { GOOD } from "../ingestion/small-export.ts";
import { filesIn, inRoot, inTemporaryFolder, nadir, nadirJson } from "./command.ts";

interface Paths {
  readonly folder: string;
  readonly study: string;
  readonly data: string;
  readonly out: string;
}

async function withRun<Value>(work: (paths: Paths) => Promise<Value>, format = "none"): Promise<Value> {
  return inTemporaryFolder(async (folder) => {
    const [study, data, out] = [join(folder, "study.yaml"), join(folder, "data"), join(folder, "out")];
    writeFileSync(study, SMALL_STUDY);
    mkdirSync(data);
    for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(data, name), text);
    const paths = { folder, study, data, out };
    expect(await run(paths, "--format", format)).toMatchObject({
      status: 0,
      out: expect.stringContaining("written to"),
    });
    return work(paths);
  });
}

const run = ({ study, data, out }: Paths, ...args: readonly string[]) =>
  nadir("run", study, "--data", data, "--out", out, "--incremental", ...args);

/** When the folder was made: it is renamed into place where a run writes it. */
const made = (out: string) => statSync(out).ino;

const edit = (path: string, from: string | RegExp, to: string) =>
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));

test.each(["none", "md", "report,datasets"])("nothing changed, --format %s: nothing is written", (format) =>
  withRun(async (paths) => {
    const [files, folder] = [filesIn(paths.out), made(paths.out)];
    expect(await run(paths, "--format", format)).toEqual({ status: 0, out: `${paths.out} is unchanged\n`, err: "" });
    expect(made(paths.out)).toBe(folder);
    expect(filesIn(paths.out)).toEqual(files);
  }, format),
);

test("without the option it is run again", () =>
  withRun(async ({ study, data, out }) => {
    const ended = await nadir("run", study, "--data", data, "--out", out, "--format", "none");
    expect(ended.out).toContain("written to");
  }));

describe("what changes a run", () => {
  test.each<{ name: string; change?: (paths: Paths) => void; args?: readonly string[] }>([
    {
      name: "a row",
      change: ({ data }) => appendFileSync(join(data, "labs.csv"), "P2,ferritin,2026-01-06,900,ug/L\n"),
    },
    {
      name: "a digit, the size as before",
      change: ({ data }) => edit(join(data, "labs.csv"), "2026-01-0", "2026-02-0"),
    },
    { name: "a comment in the study file", change: ({ study }) => appendFileSync(study, "# more\n") },
    { name: "an output", change: ({ out }) => appendFileSync(join(out, "estimates.csv"), "\n") },
    { name: "an output less", change: ({ out }) => rmSync(join(out, "ledger.csv")) },
    {
      name: "an earlier version",
      change: ({ out }) => edit(join(out, "manifest.json"), /"nadir": "[^"]+"/, '"nadir": "0.0.9"'),
    },
    {
      name: "a manifest that does not say what it looked for",
      change: ({ out }) => edit(join(out, "manifest.json"), /"absent": \[[^\]]*\],/, ""),
    },
    { name: "a cut-off", args: ["--cutoff", "2026-12-31"] },
    { name: "readings", args: ["--readings", "each"] },
    { name: "fewer endpoints", args: ["--only", "ENGR"] },
    { name: "the knife edge", args: ["--knife-edge"] },
    { name: "the word of the owner", args: ["--transfusions-complete"] },
    { name: "a format", args: ["--format", "md"] },
  ])("$name", ({ change, args = [] }) =>
    withRun(async (paths) => {
      change?.(paths);
      const all = args.includes("--format") ? args : [...args, "--format", "none"];
      expect((await run(paths, ...all)).out).toContain("written to");
      expect(await nadir("verify", paths.out)).toMatchObject({ status: 0 });
      expect((await run(paths, ...all)).out).toContain("is unchanged");
    }),
  );

  test("a table less, which is then refused", () =>
    withRun(async (paths) => {
      rmSync(join(paths.data, "events.csv"));
      expect(await run(paths, "--format", "none")).toMatchObject({ status: 1, out: "" });
    }));

  test("a mapping that was not there", () =>
    withRun(async (paths) => {
      writeFileSync(join(paths.data, "sources.yaml"), "nadir-sources: 1\n");
      expect((await run(paths, "--format", "none")).out).not.toContain("is unchanged");
    }));

  test("the folder of the export, where the report names it", () =>
    withRun(async (paths) => {
      const data = join(paths.folder, "moved");
      renameSync(paths.data, data);
      expect((await run({ ...paths, data }, "--format", "md")).out).toContain("written to");
    }, "md"));

  test("the folder of the export, where nothing names it, changes nothing", () =>
    withRun(async (paths) => {
      const data = join(paths.folder, "moved");
      renameSync(paths.data, data);
      expect((await run({ ...paths, data }, "--format", "none")).out).toContain("is unchanged");
    }));

  test("a font", () =>
    withRun(async (paths) => {
      const font = join(paths.folder, "font.ttf");
      writeFileSync(font, "first");
      const args = ["--format", "md", "--font", font];
      await run(paths, ...args);
      expect((await run(paths, ...args)).out).toContain("is unchanged");
      writeFileSync(font, "other");
      expect((await run(paths, ...args)).out).toContain("written to");
    }));
});

test("the facts and standard definitions of a study", () =>
  inTemporaryFolder(async (folder) => {
    const [endpoints, seeds, out] = [join(folder, "endpoints"), join(folder, "seeds"), join(folder, "out")];
    for (const path of [join(endpoints, "standard"), seeds]) mkdirSync(path, { recursive: true });
    const study = join(endpoints, "study.yaml");
    writeFileSync(
      study,
      readFileSync(inRoot("endpoints/NCT07362095.yaml"), "utf8").replaceAll("seeds/NCT", "seeds/XCT"),
    );
    writeFileSync(join(seeds, "XCT07362095.yaml"), readFileSync(inRoot("seeds/NCT07362095.yaml")));
    const paths = { folder, study, data: inRoot("fixtures/NCT07362095"), out };
    const again = async () => (await run(paths, "--format", "md")).out.includes("is unchanged");
    expect([await again(), await again()]).toEqual([false, true]);
    const verify = async () => (await nadir("verify", out, "--study", study)).out;
    expect(await verify()).toContain("all as written");
    appendFileSync(join(seeds, "XCT07362095.yaml"), "\n");
    expect(await verify()).toContain("changed  seeds/XCT07362095.yaml  (input)");
    expect([await again(), await again()]).toEqual([false, true]);
    rmSync(join(seeds, "XCT07362095.yaml"));
    expect([await again(), await again()]).toEqual([false, true]);
    writeFileSync(join(seeds, "XCT07362095.yaml"), readFileSync(inRoot("seeds/NCT07362095.yaml")));
    expect(await again()).toBe(false);
  }));

test("of a batch only what changed is run", () =>
  withRun(async ({ folder, study, data }) => {
    const [other, out] = [join(folder, "other.yaml"), join(folder, "both")];
    writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
    const args = ["run", study, other, "--data", data, "--out", out, "--format", "none", "--incremental"];
    await nadir(...args);
    const files = filesIn(out);
    appendFileSync(other, "# more\n");
    expect((await nadir(...args)).out).toBe("unchanged  T1\ndone       T2\n2 runs: 1 done, 1 unchanged\n");
    expect(await nadirJson(...args)).toMatchObject({
      studies: [],
      batch: [{ outcome: "unchanged" }, { outcome: "unchanged" }],
    });
    writeFileSync(other, SMALL_STUDY.replace("id: T1", "id: T2"));
    await nadir(...args);
    expect(filesIn(out)).toEqual(files);
  }));
