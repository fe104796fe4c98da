/** The columns of a Parquet file, and whether its row groups have them. */
import type { FileMetaData, SchemaElement } from "hyparquet";
import { type Levels, levelsOf } from "./parquet-runs.ts";

/** The columns of the table: the children of the root; what lies below them is nested. */
export function topLevel(schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const columns: SchemaElement[] = [];
  for (let at = 1; at < schema.length; at = afterSubtree(schema, at)) {
    const element = schema[at];
    if (element !== undefined) columns.push(element);
  }
  return columns;
}

function afterSubtree(schema: readonly SchemaElement[], at: number): number {
  let pending = 1;
  let next = at;
  for (; pending > 0 && next < schema.length; next += 1) pending += (schema[next]?.num_children ?? 0) - 1;
  return next;
}

/**
 * Every row group has the leaves of the schema, in its order, and no two columns have one name. The library reads other files with
 * columns in one another's place, or leaves a failure to nobody.
 */
export function isRegular({ schema, row_groups: groups }: FileMetaData): boolean {
  const names = topLevel(schema).map(({ name }) => name);
  if (new Set(names).size < names.length) return false;
  const paths = leafPaths(schema);
  return groups.every(
    ({ columns }) =>
      columns.length === paths.length &&
      columns.every((column, index) => column.meta_data?.path_in_schema.join("\0") === paths[index]),
  );
}

/** The path of every leaf, its names joined by NUL. */
function leafPaths(schema: readonly SchemaElement[]): readonly string[] {
  return leaves(schema).map((path) => path.map(({ name }) => name).join("\0"));
}

/** The levels of every leaf, in the order of the schema. */
export function leafLevels(schema: readonly SchemaElement[]): readonly Levels[] {
  return leaves(schema).map(levelsOf);
}

/** The elements from below the root to each element that has no children. */
function leaves(schema: readonly SchemaElement[]): readonly (readonly SchemaElement[])[] {
  const found: (readonly SchemaElement[])[] = [];
  const open: { path: readonly SchemaElement[]; left: number }[] = [{ path: [], left: schema[0]?.num_children ?? 0 }];
  for (const element of schema.slice(1)) {
    while (open.length > 1 && open.at(-1)?.left === 0) open.pop();
    const parent = open.at(-1);
    if (parent === undefined) break;
    parent.left -= 1;
    const path = [...parent.path, element];
    if ((element.num_children ?? 0) > 0) open.push({ path, left: element.num_children ?? 0 });
    else found.push(path);
  }
  return found;
}
