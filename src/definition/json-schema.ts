/** The study file as a JSON Schema (draft 2020-12), in which any value may also be written as a reading. */
import * as z from "zod";
import { studySchema } from "./schema.ts";

interface JsonSchema {
  [key: string]: unknown;
}

/** What `nadir schema` prints. */
export function studyJsonSchema(): JsonSchema {
  const plain = z.toJSONSchema(studySchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const withReadings = allowReadings(plain);
  const properties = { ...(withReadings["properties"] as JsonSchema), include: { type: "array", items: STANDARD_USE } };
  const required = (withReadings["required"] as readonly string[]).filter((key) => key !== "endpoints");
  const anyOf = [{ required: ["endpoints"] }, { required: ["include"] }];
  return { ...withReadings, properties, required, anyOf, $id: "https://nadir.invalid/schema/study-1.json", title: "nadir study file" };
}

/** Every key of the language, for "did you mean". */
export function languageKeys(): readonly string[] {
  return [...new Set(propertyNames(z.toJSONSchema(studySchema, { io: "input", unrepresentable: "any" })))].sort();
}

function propertyNames(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(propertyNames);
  if (typeof node !== "object" || node === null) return [];
  const own = "properties" in node && typeof node.properties === "object" ? Object.keys(node.properties ?? {}) : [];
  return [...own, ...Object.values(node).flatMap(propertyNames)];
}

const SCHEMA_MAPS: readonly string[] = ["properties", "$defs", "patternProperties"];
const SCHEMA_LISTS: readonly string[] = ["anyOf", "oneOf", "allOf", "prefixItems"];

/** Wraps every property and item schema: the value itself, or `{ use, or, ref, basis, why }` around such values. */
function allowReadings(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, transformPart(key, value)]));
}

function transformPart(key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (key === "properties" || key === "patternProperties")
    return mapValues(value, (part) => orReading(allowReadings(part)));
  if (SCHEMA_MAPS.includes(key)) return mapValues(value, (part) => allowReadings(part));
  if (SCHEMA_LISTS.includes(key)) return (value as JsonSchema[]).map((part) => allowReadings(part));
  if (key === "items" || key === "additionalProperties") return orReading(allowReadings(value as JsonSchema));
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

function orReading(schema: JsonSchema): JsonSchema {
  if (schema["const"] !== undefined) return schema;
  return {
    anyOf: [
      schema,
      {
        type: "object",
        properties: {
          use: schema,
          or: { type: "array", items: schema, minItems: 1 },
          ref: { type: "string" },
          basis: { enum: ["registered", "convention", "engine"] },
          why: { type: "string" },
        },
        required: ["use"],
        additionalProperties: false,
      },
      STANDARD_USE,
    ],
  };
}
