/** The keys that a schema knows: at one place, or anywhere. They are what a misspelled key may have meant. */
import * as z from "zod";

interface Node {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node | boolean;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
}

export interface AllowedKeys {
  /** At the place that a JSON pointer names; where a value may have several forms, the keys of each. */
  readonly at: (pointer: string) => readonly string[];
  readonly anywhere: readonly string[];
}

export function allowedKeys(schema: z.ZodType): AllowedKeys {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node;
  return {
    at: (pointer) => {
      const places = pointer
        .split("/")
        .slice(1)
        .reduce((nodes: readonly Node[], segment) => nodes.flatMap((node) => childOf(node, segment, root)), [root]);
      return distinct(
        places.flatMap((node) => formsOf(node, root)).flatMap(({ properties = {} }) => Object.keys(properties)),
      );
    },
    anywhere: distinct(propertyNames(root)),
  };
}

function childOf(node: Node, segment: string, root: Node): readonly Node[] {
  return formsOf(node, root).flatMap(({ properties = {}, additionalProperties, items, prefixItems = [] }) => {
    if (Object.hasOwn(properties, segment)) return [properties[segment]].filter((child) => child !== undefined);
    return [additionalProperties, items, ...prefixItems].filter((child) => typeof child === "object");
  });
}

/** The forms a value may have: references followed, unions opened. */
function formsOf(node: Node, root: Node, seen: ReadonlySet<Node> = new Set()): readonly Node[] {
  if (seen.has(node)) return [];
  const path = new Set([...seen, node]);
  const referred =
    node.$ref === undefined ? [] : [referredNode(node.$ref, root)].filter((other) => other !== undefined);
  const inner = [...referred, ...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  return [node, ...inner.flatMap((form) => formsOf(form, root, path))];
}

function referredNode(reference: string, root: Node): Node | undefined {
  return reference === "#" ? root : root.$defs?.[reference.replace("#/$defs/", "")];
}

function propertyNames(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(propertyNames);
  if (typeof node !== "object" || node === null) return [];
  const own = "properties" in node && typeof node.properties === "object" ? Object.keys(node.properties ?? {}) : [];
  return [...own, ...Object.values(node).flatMap(propertyNames)];
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].sort();
}
