/** Looks at the files of an export, one after the other; what cannot be read is said in the words of the reader. */
import type { OpenFile } from "../containers/export-file.ts";
import { recordPaths } from "./known-shape.ts";
import { type FileProfile, profileFile, type UnreadFile } from "./profile-file.ts";

const RECORDS = /\.(?:ndjson|jsonl|json)$/i;

export interface LookedAt {
  readonly files: readonly FileProfile[];
  readonly unread: readonly UnreadFile[];
}

export async function recogniseExport(names: readonly string[], open: OpenFile): Promise<LookedAt> {
  const files: FileProfile[] = [];
  const unread: UnreadFile[] = [];
  for (const name of names) {
    const again = () => {
      const file = open(name);
      if (file === undefined) throw new Error(`${name} is gone`);
      return file;
    };
    const first = await profileFile(name, again);
    // Records have no columns until their paths are named.
    const looked =
      "code" in first && RECORDS.test(name) ? await profileFile(name, again, { paths: recordPaths() }) : first;
    if ("code" in looked) unread.push(looked);
    else files.push(looked);
  }
  return { files, unread };
}
