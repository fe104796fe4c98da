/** Every role that a study file may give an endpoint has a word in every language; the table once said "compliance" beside "Secondary". */
import { expect, test } from "vitest";
import { endpoint } from "../../src/definition/schema/endpoint.ts";
import { LANGUAGES, termsIn } from "../../src/reporting/language/language.ts";

const roles = [...new Set(endpoint.options.flatMap(({ shape }) => shape.role.options))];

test.each(LANGUAGES)("%s", (language) => {
  expect(Object.keys(termsIn(language).roles).sort()).toEqual([...roles].sort());
});
