/** Files in memory as an export, looked at and proposed for, and the proposal loaded. */
import { type Diagnostic, hasErrors } from "../../../src/core/diagnostic.ts";
import { loadSources } from "../../../src/definition/sources/load.ts";
import type { Sources } from "../../../src/definition/sources/model.ts";
import type { UnreadFile } from "../../../src/ingestion/recognition/profile-file.ts";
import type { Answers } from "../../../src/ingestion/recognition/proposal.ts";
import { type ProposedSources, proposeSources } from "../../../src/ingestion/recognition/propose-sources.ts";
import { recogniseExport } from "../../../src/ingestion/recognition/recognise-export.ts";

export interface Initialised extends ProposedSources {
  readonly unread: readonly UnreadFile[];
  readonly sources: Sources | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export async function initialise(
  files: Readonly<Record<string, string | Uint8Array>>,
  answers: Answers = new Map(),
): Promise<Initialised> {
  const open = (name: string) => {
    const content = files[name];
    if (content === undefined) return undefined;
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return { name, bytes: chunks(bytes) };
  };
  const looked = await recogniseExport(Object.keys(files).sort(), open);
  const proposed = proposeSources(looked.files, answers);
  const { sources, diagnostics } =
    proposed.text === undefined ? { sources: undefined, diagnostics: [] } : loadSources(proposed.text, "sources.yaml");
  if (hasErrors(diagnostics)) throw new Error(`${proposed.text}\n${JSON.stringify(diagnostics, null, 1)}`);
  return { ...proposed, unread: looked.unread, sources, diagnostics };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The lines of a proposal that say a text. */
export function linesWith({ text = "" }: Initialised, part: string): readonly string[] {
  return text
    .split("\n")
    .filter((line) => line.includes(part))
    .map((line) => line.trim());
}
