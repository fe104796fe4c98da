/** The study file as a JSON Schema (draft 2020-12), in which any value may also be written as a reading. */
import * as z from "zod";
import { studySchema } from "./study.ts";

interface JsonSchema {
  [key: string]: unknown;
}

/** What `nadir schema` prints. */
export function studyJsonSchema(): JsonSchema {
  const plain = z.toJSONSchema(studySchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const shared: SharedParts = new Map();
  const withReadings = allowReadings(plain, shared);
  const properties = {
    ...(withReadings["properties"] as JsonSchema),
    include: { type: "array", items: share(STANDARD_USE, shared) },
  };
  const required = (withReadings["required"] as readonly string[]).filter((key) => key !== "endpoints");
  const anyOf = [{ required: ["endpoints"] }, { required: ["include"] }];
  const defs = Object.fromEntries([...shared.values()].map(({ name, schema }) => [name, schema]));
  const $defs = { ...(withReadings["$defs"] as JsonSchema | undefined), ...defs };
  return {
    ...withReadings,
    properties,
    required,
    anyOf,
    $defs,
    $id: "https://nadir.invalid/schema/study-1.json",
    title: "nadir study file",
  };
}

/** Parts that stand in several places, by their text: each is written once, under `$defs`. */
type SharedParts = Map<string, { readonly name: string; readonly schema: JsonSchema }>;

function share(schema: JsonSchema, shared: SharedParts): JsonSchema {
  if (Object.keys(schema).length === 1 && "$ref" in schema) return schema;
  const text = JSON.stringify(schema);
  const known = shared.get(text) ?? { name: `part-${shared.size + 1}`, schema };
  shared.set(text, known);
  return { $ref: `#/$defs/${known.name}` };
}

const SCHEMA_MAPS: readonly string[] = ["properties", "$defs", "patternProperties"];
const SCHEMA_LISTS: readonly string[] = ["anyOf", "oneOf", "allOf", "prefixItems"];

/** Wraps every property and item schema: the value itself, or `{ use, or, ref, basis, why }` around such values. */
function allowReadings(schema: JsonSchema, shared: SharedParts): JsonSchema {
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, transformPart(key, value, shared)]));
}

function transformPart(key: string, value: unknown, shared: SharedParts): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inner = (part: JsonSchema) => allowReadings(part, shared);
  if (key === "properties" || key === "patternProperties")
    return mapValues(value, (part) => orReading(inner(part), shared));
  if (SCHEMA_MAPS.includes(key)) return mapValues(value, inner);
  if (SCHEMA_LISTS.includes(key)) return (value as JsonSchema[]).map((part) => share(inner(part), shared));
  if (key === "items" || key === "additionalProperties") return orReading(inner(value as JsonSchema), shared);
  return value;
}

function mapValues(value: object, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part as JsonSchema)]));
}

/** A standard definition in the place of a value; keys beside these are set over those of its body. */
const STANDARD_USE: JsonSchema = {
  type: "object",
  properties: { use: { type: "string", pattern: "^standard/" }, with: { type: "object" } },
  required: ["use"],
};

function orReading(schema: JsonSchema, shared: SharedParts): JsonSchema {
  if (schema["const"] !== undefined) return schema;
  const value = share(schema, shared);
  const reading = {
    type: "object",
    properties: {
      use: value,
      or: { type: "array", items: value, minItems: 1 },
      ref: { type: "string" },
      basis: { enum: ["registered", "convention", "engine"] },
      why: { type: "string" },
    },
    required: ["use"],
    minProperties: 2,
    additionalProperties: false,
  };
  return share({ anyOf: [value, reading, share(STANDARD_USE, shared)] }, shared);
}
