/** The columns of a Parquet file, and whether its row groups have them. */
import type { FileMetaData, SchemaElement } from "hyparquet";

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
  const leaves = leafPaths(schema);
  return groups.every(
    ({ columns }) =>
      columns.length === leaves.length &&
      columns.every((column, index) => column.meta_data?.path_in_schema.join("\0") === leaves[index]),
  );
}

/** The path of every element that has no children, its names joined by NUL. */
function leafPaths(schema: readonly SchemaElement[]): readonly string[] {
  const leaves: string[] = [];
  const open: { path: string; left: number }[] = [{ path: "", left: schema[0]?.num_children ?? 0 }];
  for (const { name, num_children: children = 0 } of schema.slice(1)) {
    while (open.length > 1 && open.at(-1)?.left === 0) open.pop();
    const parent = open.at(-1);
    if (parent === undefined) break;
    parent.left -= 1;
    const path = open.length === 1 ? name : `${parent.path}\0${name}`;
    if (children > 0) open.push({ path, left: children });
    else leaves.push(path);
  }
  return leaves;
}
