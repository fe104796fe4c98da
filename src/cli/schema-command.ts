/** `nadir schema`: the JSON Schema of a study file, or of sources.yaml. */
import { studyJsonSchema } from "../definition/schema/json-schema.ts";
import { sourcesJsonSchema } from "../definition/sources/json-schema.ts";

export function schemaCommand(ofSources: boolean): void {
  const schema = ofSources ? sourcesJsonSchema() : studyJsonSchema();
  process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}
