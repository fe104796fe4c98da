/** FHIR R4 bulk export through its preset: what an Observation becomes. The resources are synthetic. */
import { expect, test } from "vitest";
import { instantText } from "../../../src/core/calendar.ts";
import { places, read } from "../small-export.ts";

const lines = (resources: readonly object[]) => resources.map((resource) => JSON.stringify(resource)).join("\n");
const observation = (id: string, code: string, at: object, quantity: object, status = "final") => ({
  resourceType: "Observation",
  id,
  status,
  code: {
    coding: [
      { system: "urn:local", code: "17" },
      { system: "http://loinc.org", code },
    ],
  },
  subject: { reference: "Patient/P1" },
  ...at,
  valueQuantity: quantity,
});
const PATIENTS = lines([
  { resourceType: "Patient", id: "P1", gender: "female", birthDate: "1984-05-06" },
  { resourceType: "Patient", id: "P2", gender: "other", deceasedDateTime: "2026-03-01T10:00:00+08:00" },
]);
const OBSERVATIONS = lines([
  observation(
    "1",
    "718-7",
    { effectiveDateTime: "2026-01-05T07:10:00+08:00" },
    { value: 71, unit: "g/L", code: "g/L" },
  ),
  observation(
    "2",
    "777-3",
    { effectivePeriod: { start: "2026-01-05" } },
    { value: 5, comparator: "<", unit: "10*9/L" },
  ),
  observation("3", "751-8", { effectiveDateTime: "2026-01-06" }, { value: 1.1, code: "10*9/L" }),
  observation("4", "718-7", { effectiveDateTime: "2026-01-07" }, { value: 12, code: "g/L" }, "entered-in-error"),
]);
const OTHERS = {
  "interventions.csv": "participant_id,intervention,started_at\nP1,luspatercept,2026-01-08\n",
  "Patient.ndjson": PATIENTS,
};
const SOURCES = `nadir-sources: 1
preset: fhir-ndjson
events:
  - { file: e.csv, columns: { participant_id: ID, event: { constant: stem-cell-infusion }, occurred_on: AT } }
`;

test("results, patients and a death", async () => {
  const files = {
    ...OTHERS,
    "Observation.ndjson": OBSERVATIONS,
    "e.csv": "ID,AT\nP1,2026-01-01\n",
    "sources.yaml": SOURCES,
  };
  const { dataset, diagnostics } = await read(files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [first, second] = dataset?.participants ?? [];
  const seen = (["hemoglobin", "platelets", "neutrophils"] as const).flatMap(
    (analyte) =>
      first?.observations(analyte).map((one) => `${analyte} ${instantText(one)} ${one.raw.value} ${one.raw.unit}`) ??
      [],
  );
  expect(seen).toEqual([
    "hemoglobin 2026-01-05T07:10:00 71 g/L",
    "platelets 2026-01-05 <5 10*9/L",
    "neutrophils 2026-01-06 1.1 10*9/L",
  ]);
  expect([first?.attributes.get("sex"), first?.attributes.get("born_on")]).toEqual(["F", "1984-05-06"]);
  expect([second?.attributes.get("sex"), second?.followUp.death && instantText(second.followUp.death)]).toEqual([
    undefined,
    "2026-03-01T10:00:00",
  ]);
  expect(dataset?.accounting.find(({ table }) => table === "labs")).toMatchObject({ read: 4, used: 3, notNeeded: 1 });
});

test("a time in UTC needs the site's clock", async () => {
  const utc = OBSERVATIONS.replace("2026-01-05T07:10:00+08:00", "2026-01-04T23:10:00Z");
  const files = { ...OTHERS, "Observation.ndjson": utc, "e.csv": "ID,AT\nP1,2026-01-01\n" };
  const refused = await read({ ...files, "sources.yaml": SOURCES });
  const said = refused.diagnostics.filter(({ severity }) => severity === "error");
  expect(places(said)).toEqual(["Observation.ndjson:1:effectiveDateTime DATA_BAD_DATE"]);
  expect(said[0]?.hint).toContain("zone: +08:00");
  const zone = "labs:\n  - { change: observation, columns: { collected_at: { zone: '+08:00' } } }\n";
  const { dataset } = await read({ ...files, "sources.yaml": `${SOURCES}${zone}` });
  const [found] = dataset?.participants[0]?.observations("hemoglobin") ?? [];
  expect(found && instantText(found)).toBe("2026-01-05T07:10:00");
});
