/** As much of JSON Schema (draft 2020-12) as the schema of study files uses; a keyword it does not know is an error, not ignored. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Schema = { readonly [keyword: string]: unknown };

const ANNOTATIONS = new Set(["$schema", "$id", "$defs", "title", "description", "default", "format"]);

export class SchemaCheck {
  private readonly root: Schema;

  constructor(root: Schema) {
    this.root = root;
  }

  /** The places of the value that do not fit, as pointers with the keyword; empty where it fits. */
  faults(value: Json, schema: Schema = this.root, at = ""): string[] {
    return Object.entries(schema).flatMap(([keyword, rule]) => this.keyword(value, schema, at, keyword, rule));
  }

  private fits(value: Json, schema: Schema): boolean {
    return this.faults(value, schema).length === 0;
  }

  private keyword(value: Json, schema: Schema, at: string, keyword: string, rule: unknown): string[] {
    const unless = (holds: boolean) => (holds ? [] : [`${at} ${keyword}`]);
    const object =
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? (value as { readonly [key: string]: Json })
        : undefined;
    const list = Array.isArray(value) ? (value as readonly Json[]) : undefined;
    const number = typeof value === "number" ? value : undefined;
    const text = typeof value === "string" ? value : undefined;
    switch (keyword) {
      case "$ref":
        return this.faults(value, this.resolve(String(rule)), at);
      case "type":
        return unless(
          [rule].flat().some((type) => typeOf(value) === type || (type === "number" && typeOf(value) === "integer")),
        );
      case "const":
        return unless(value === rule);
      case "enum":
        return unless((rule as unknown[]).includes(value));
      case "anyOf":
        return unless((rule as Schema[]).some((part) => this.fits(value, part)));
      case "oneOf":
        return unless((rule as Schema[]).filter((part) => this.fits(value, part)).length === 1);
      case "allOf":
        return (rule as Schema[]).flatMap((part) => this.faults(value, part, at));
      case "properties":
        return Object.entries(rule as Record<string, Schema>).flatMap(([key, part]) =>
          object === undefined || !Object.hasOwn(object, key)
            ? []
            : this.faults(object[key] as Json, part, `${at}/${key}`),
        );
      case "required":
        return object === undefined
          ? []
          : (rule as string[]).filter((key) => !Object.hasOwn(object, key)).map((key) => `${at}/${key} required`);
      case "additionalProperties": {
        const known = Object.keys((schema["properties"] as object | undefined) ?? {});
        const others = Object.entries(object ?? {}).filter(([key]) => !known.includes(key));
        return others.flatMap(([key, item]) =>
          rule === false ? [`${at}/${key} additionalProperties`] : this.faults(item, rule as Schema, `${at}/${key}`),
        );
      }
      case "propertyNames":
        return Object.keys(object ?? {}).flatMap((key) => this.faults(key, rule as Schema, `${at}/${key}`));
      case "items":
        return (list ?? []).flatMap((item, index) => this.faults(item, rule as Schema, `${at}/${index}`));
      case "minProperties":
        return unless(object === undefined || Object.keys(object).length >= (rule as number));
      case "minItems":
        return unless(list === undefined || list.length >= Number(rule));
      case "minLength":
        return unless(text === undefined || text.length >= Number(rule));
      case "pattern":
        return unless(text === undefined || new RegExp(String(rule), "u").test(text));
      case "minimum":
        return unless(number === undefined || number >= Number(rule));
      case "maximum":
        return unless(number === undefined || number <= Number(rule));
      case "exclusiveMinimum":
        return unless(number === undefined || number > Number(rule));
      case "exclusiveMaximum":
        return unless(number === undefined || number < Number(rule));
      default:
        if (!ANNOTATIONS.has(keyword)) throw new Error(`the schema uses ${keyword}, which this check does not know`);
        return [];
    }
  }

  private resolve(reference: string): Schema {
    const keys = reference
      .replace(/^#\/?/, "")
      .split("/")
      .filter((key) => key !== "");
    return keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], this.root) as Schema;
  }
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
