/** The list of questions of `nadir check`, written to a file of its own. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Query, sortQueries } from "../core/query.ts";
import { textOf } from "../reporting/file-content.ts";
import { isUnanswered, queriesCsv } from "../reporting/queries-csv.ts";
import { UsageError } from "./exit-status.ts";
import { isFolder } from "./export-folder.ts";

/** Refuses before any work is done: the file must be new, or an earlier list without answers. */
export function checkQueriesFile(path: string, data: string | undefined): void {
  if (data === undefined) throw new UsageError("--queries needs --data: the questions are about the rows of an export");
  if (isFolder(path)) throw new UsageError(`--queries ${path} is a folder; name a file in it`);
  if (!isFolder(dirname(path))) throw new UsageError(`--queries ${path}: there is no folder ${dirname(path)}`);
  if (existsSync(path) && !isUnanswered(readFileSync(path, "utf8")))
    throw new UsageError(`--queries ${path} exists and is no list of queries, or has answers; choose another file`);
}

/** Several studies on one export ask each question once. */
export function writeQueries(path: string, lists: readonly (readonly Query[])[]): number {
  const queries = sortQueries(lists.flat());
  writeFileSync(path, textOf(queriesCsv(queries)));
  return queries.length;
}
