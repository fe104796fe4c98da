/** What the file system refuses ends with status 2 and a sentence, never as a bug of nadir's. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refusalText } from "../../src/cli/system-reason.ts";
import { inRoot, inTemporaryFolder, nadir } from "./command.ts";

const systemError = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

describe("problems of the file system", () => {
  test.each([
    { code: "EACCES", path: "out/a", text: "cannot read or write out/a: no permission" },
    { code: "EROFS", path: "out/a", text: "cannot read or write out/a: the disk is read-only" },
    { code: "ENOSPC", path: undefined, text: "cannot read or write: no space left on the disk" },
  ])("$code", ({ code, path, text }) => expect(refusalText(systemError(code, path))).toBe(text));

  test.each([
    ["a file that nadir itself looks for in vain", systemError("ENOENT", "x")],
    ["a bug", new TypeError("x is undefined")],
    ["no error", "EACCES"],
  ])("%s is none", (_, problem) => expect(refusalText(problem)).toBeUndefined());
});

const STUDY = inRoot("endpoints/NCT07362095.yaml");
const DATA = inRoot("fixtures/NCT07362095");

describe("wrong usage found before any work", () => {
  test.each([
    { name: "init into a file", args: ["init", DATA, "--out", "file"], says: "file is a file" },
    { name: "init of a file", args: ["init", "file"], says: "file is not a folder" },
    { name: "init of a folder of folders", args: ["init", "folders"], says: "one at a time: a, b" },
    { name: "init of an empty folder", args: ["init", "folders/a"], says: "no files that an export may have\n" },
    {
      name: "an export with a folder in place of a file",
      args: ["check", STUDY, "--data", "export"],
      says: "--data export: labs.csv is a folder, and a file is wanted\n",
    },
    {
      name: "queries into a folder",
      args: ["check", STUDY, "--data", DATA, "--queries", "folders"],
      says: "is a folder; name a file in it",
    },
    {
      name: "queries into no folder",
      args: ["check", STUDY, "--data", DATA, "--queries", "nowhere/q.csv"],
      says: "there is no folder",
    },
  ])("$name", ({ args, says }) =>
    inTemporaryFolder(async (folder) => {
      for (const name of ["a", "b"]) mkdirSync(join(folder, "folders", name), { recursive: true });
      writeFileSync(join(folder, "file"), "");
      mkdirSync(join(folder, "export/labs.csv"), { recursive: true });
      writeFileSync(join(folder, "export/participants.csv"), "participant_id\n");
      const own = /^(?:file|folders|nowhere|export)\b/;
      const { status, err } = await nadir(...args.map((arg) => (own.test(arg) ? join(folder, arg) : arg)));
      expect([status, err.replaceAll(`${folder}/`, "")]).toEqual([2, expect.stringContaining(says)]);
    }),
  );
});
