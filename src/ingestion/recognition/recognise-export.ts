/** Looks at the files of an export, one after the other; what cannot be read is said in the words of the reader. */
import type { Encoding } from "../../definition/sources/packing.ts";
import type { OpenFile } from "../containers/export-file.ts";
import { workbookSheets } from "../containers/xlsx.ts";
import { columnOfRole } from "./column-roles.ts";
import { recordPaths } from "./known-shape.ts";
import { analyteOfHeader, knownTests } from "./lab-shape.ts";
import { type FileProfile, type OpenAgain, profileFile, type UnreadFile } from "./profile-file.ts";
import { ROLE_NAMES } from "./role-names.ts";

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
    for (const looked of await lookAt(name, again)) {
      if ("code" in looked) unread.push(looked);
      else files.push(looked);
    }
  }
  return { files, unread };
}

type Looked = FileProfile | UnreadFile;

async function lookAt(name: string, open: OpenAgain): Promise<readonly Looked[]> {
  const first = await profileFile(name, open);
  if (!("code" in first)) return [first];
  if (first.code === "DATA_SHEET_UNCLEAR") return await eachSheet(name, open);
  if (first.code === "DATA_ENCODING_UNCLEAR") return [(await likeliestEncoding(name, open)) ?? first];
  // Records have no columns until their paths are named.
  return [RECORDS.test(name) ? await profileFile(name, open, { paths: recordPaths() }) : first];
}

/** The sheets that are tables; a cover has one column or no row. */
async function eachSheet(name: string, open: OpenAgain): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (const sheet of await workbookSheets(open())) looked.push(await profileFile(name, open, { sheet }));
  return looked.filter((one) => "code" in one || (one.columns.length > 1 && one.rows > 0));
}

/** Encodings that detection mistakes for one another. */
const LOOKALIKES: readonly Encoding[] = ["gb18030", "big5", "shift_jis", "windows-1252"];

/** The one in which the most names of columns and tests are known; undefined where no encoding has more than the others. */
async function likeliestEncoding(name: string, open: OpenAgain): Promise<FileProfile | undefined> {
  const rated: { readonly file: FileProfile; readonly known: number }[] = [];
  for (const encoding of LOOKALIKES) {
    const file = await profileFile(name, open, { encoding });
    if (!("code" in file)) rated.push({ file, known: knownNames(file) });
  }
  rated.sort((a, b) => b.known - a.known);
  const [best, next] = rated;
  return best !== undefined && best.known > (next?.known ?? 0) ? best.file : undefined;
}

function knownNames({ columns }: FileProfile): number {
  const roles = [...ROLE_NAMES.keys()].filter((role) => columnOfRole(columns, role) !== undefined).length;
  const tests = Math.max(0, ...columns.map((column) => knownTests(column).length));
  return roles + tests + columns.filter((column) => analyteOfHeader(column.name) !== undefined).length;
}
