/** The JSON Schema of sources.yaml (draft 2020-12), in which an entry may also change or leave out one of its preset. */
import * as z from "zod";
import { sourcesSchema } from "./schema.ts";

interface JsonSchema {
  [key: string]: unknown;
}

const TABLES: readonly string[] = ["participants", "labs", "interventions", "events"];

/** What `nadir schema --sources` prints. */
export function sourcesJsonSchema(): JsonSchema {
  const plain = z.toJSONSchema(sourcesSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const properties = Object.fromEntries(
    Object.entries(plain["properties"] as Readonly<Record<string, JsonSchema>>).map(([name, schema]) => [
      name,
      TABLES.includes(name) ? withPresetForms(schema) : schema,
    ]),
  );
  return {
    ...plain,
    properties,
    $id: "https://nadir.invalid/schema/sources-1.json",
    title: "nadir sources file",
  };
}

function withPresetForms(table: JsonSchema): JsonSchema {
  const entry = table["items"] as JsonSchema;
  return { ...table, items: { anyOf: [entry, changedEntry(entry), LEFT_OUT] } };
}

const LEFT_OUT: JsonSchema = {
  type: "object",
  properties: { "leave-out": { type: "string", description: "The name of an entry of the preset that is not read" } },
  required: ["leave-out"],
  additionalProperties: false,
};

/** Everything may stand over the preset, and `null` takes a part of it away. */
function changedEntry(entry: JsonSchema): JsonSchema {
  const properties = entry["properties"] as Readonly<Record<string, JsonSchema>>;
  const named = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, orNull(key, schema)]));
  return {
    ...entry,
    properties: { change: { type: "string", description: "The name of an entry of the preset" }, ...named },
    required: ["change"],
  };
}

function orNull(key: string, schema: JsonSchema): JsonSchema {
  if (key !== "columns" && key !== "where" && key !== "wide") return { anyOf: [schema, { type: "null" }] };
  const { properties, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: eachOrNull(properties as Readonly<Record<string, JsonSchema>>) }),
    ...(typeof additionalProperties === "object"
      ? { additionalProperties: { anyOf: [additionalProperties, { type: "null" }] } }
      : {}),
  };
}

function eachOrNull(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { anyOf: [schema, { type: "null" }] }]),
  );
}
