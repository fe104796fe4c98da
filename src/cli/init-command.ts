/** `nadir init`: looks at an export and writes a sources.yaml and a study skeleton to begin with. Never overwrites, and asks only on a terminal. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { compareText } from "../core/diagnostic.ts";
import type { Question } from "../ingestion/recognition/proposal.ts";
import { type ProposedSources, proposeSources } from "../ingestion/recognition/propose-sources.ts";
import { type LookedAt, recogniseExport } from "../ingestion/recognition/recognise-export.ts";
import { studySkeleton } from "../ingestion/recognition/study-skeleton.ts";
import { printable } from "../reporting/columns-text.ts";
import { EXIT, type ExitStatus, UsageError } from "./exit-status.ts";
import { exportFolder, isFile, isFolder } from "./export-folder.ts";
import { initText } from "./init-text.ts";
import type { InitArguments } from "./main.ts";
import { checkCanBeFolder } from "./output-folder.ts";

const SOURCES = "sources.yaml";
const STUDY = "study.yaml";

export async function initCommand(folder: string, { out }: InitArguments): Promise<ExitStatus> {
  if (!isFolder(folder)) throw new UsageError(`${folder} is not a folder`);
  const { open } = exportFolder(folder);
  const target = out ?? folder;
  checkCanBeFolder(target);
  for (const name of [SOURCES, STUDY]) refuseExisting(join(target, name));
  const names = exportFiles(folder);
  if (names.length === 0) throw new UsageError(noFiles(folder));
  const looked = await recogniseExport(names, open);
  const proposed = await settle(looked);
  const written = [
    ...(proposed.text === undefined ? [] : [write(target, SOURCES, proposed.text)]),
    write(target, STUDY, studySkeleton(proposed.analytes)),
  ];
  process.stdout.write(initText({ folder, target, looked, proposed, written }));
  return EXIT.done;
}

function refuseExisting(path: string): void {
  if (existsSync(path))
    throw new UsageError(
      `${path} exists, and init never overwrites: move it away, or write elsewhere with --out FOLDER`,
    );
}

/** Folders below are not looked into, so the text names them. */
function noFiles(folder: string): string {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => printable(name))
    .sort(compareText);
  const hint = below.length === 0 ? "" : `; it has folders, of which init takes one at a time: ${below.join(", ")}`;
  return `${folder} has no files that an export may have${hint}`;
}

/** Hidden files, YAML files and texts for people are no data. */
function exportFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith(".") && !/\.(?:ya?ml|md|txt\.asc|sha256|py|r|sas|docx?|pptx?)$/i.test(name))
    .filter((name) => isFile(join(folder, name)))
    .sort(compareText);
}

function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  // "wx" refuses a file that came to be in the meantime.
  writeFileSync(path, text, { flag: "wx" });
  return path;
}

/** Where both ends are a person's, the questions that have choices are asked, each once; an answer may raise the next. */
async function settle({ files }: LookedAt): Promise<ProposedSources> {
  const answers = new Map<string, string>();
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) return proposeSources(files, answers);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const proposed = proposeSources(files, answers);
      const question = proposed.questions.find(({ id, choices }) => choices.length > 0 && !answers.has(id));
      if (question === undefined) return proposed;
      answers.set(question.id, await ask(terminal, question));
    }
  } finally {
    terminal.close();
  }
}

type Terminal = ReturnType<typeof createInterface>;

/** The answer of the choice; empty where it is left open. */
async function ask(terminal: Terminal, { file, what, choices }: Question): Promise<string> {
  const list = choices.map(({ text }, index) => `  ${index + 1}  ${text}`).join("\n");
  const prompt = printable(`${file}: ${what}`);
  const answer = await terminal.question(`${prompt}\n${list}\n  (number, or Enter to leave it open) `);
  return choices[Number(answer.trim()) - 1]?.answer ?? "";
}
