import { describe, expect, test } from "vitest";
import { diagnosticText } from "../../src/core/diagnostic.ts";
import { loadStudy } from "../../src/definition/load.ts";
import type { Study } from "../../src/definition/model/study.ts";
import type { StandardLibrary } from "../../src/definition/standard.ts";
import { shortly, unmarked } from "./small-study.ts";
import { libraryOf, loadedWithStandards, SHIPPED_STANDARDS } from "./standard-library.ts";

const HEAD = `nadir: 1
study: { id: T1, title: Small study, status: registered }
anchors:
  transplant: { event: stem-cell-infusion }
  first-dose: { intervention: luspatercept }
`;

const LIBRARY = libraryOf({
  "time@1": `standard: time
version: 1
parameters:
  event: { says: what is waited for }
  horizon: { says: the last day, default: { use: 28 d, or: [30 d], ref: A07, why: a month } }
  entry: { says: delayed entry, default: null }
body:
  paramcd: TIME
  label: Time to it
  role: { use: secondary, or: [supportive], ref: A91, why: for the test }
  kind: time-to-event
  origin: transplant
  entry: { parameter: entry }
  event: { event: { parameter: event } }
  competing: [death]
  horizon: { parameter: horizon }
  estimate: { cumulative-incidence: { at: [{ parameter: horizon }] } }
`,
  "sections@1": `standard: sections
version: 1
parameters:
  at: { says: the day, default: { use: 56 d, or: [63 d], ref: A19, why: from the first dose } }
body:
  quantities:
    hb: { measure: hemoglobin, target: { at: { parameter: at }, of: transplant, within: 7 d }, choose: nearest }
  criteria:
    high: { compare: hb, is: { use: ">= 100 g/L", or: [">= 90 g/L"], ref: A92, why: for the test } }
  endpoints:
    high: { paramcd: HIGH, label: High, role: secondary, kind: response, criterion: { meets: high } }
`,
  "criterion@1": `standard: criterion
version: 1
parameters: {}
body: { absent: { event: death }, window: { from: 0 d, to: 100 d, of: transplant } }
`,
  "broken@1": `standard: broken
version: 1
parameters: {}
body: { kind: response, kind: response }
`,
});

const time = (use: string) => `${HEAD}endpoints:\n  waited: ${use}\n`;
const included = (uses: string, rest = "") => `${HEAD}include:\n${uses}${rest}`;

describe("refused, with code and position", () => {
  test.each([
    {
      name: "an unknown standard",
      text: time("¶{ use: standard/tine@1, with: { event: relapse } }"),
      code: "DEF_UNKNOWN_NAME",
      hint: '"time@1"',
    },
    {
      name: "an unknown version",
      text: time("¶{ use: standard/time@2, with: { event: relapse } }"),
      code: "DEF_UNKNOWN_NAME",
      hint: '"time@1"',
    },
    {
      name: "an unknown parameter",
      text: time("{ use: standard/time@1, with: { event: relapse, horizn: ¶28 d } }"),
      code: "DEF_UNKNOWN_NAME",
      hint: '"horizon"',
    },
    { name: "a missing parameter", text: time("¶{ use: standard/time@1 }"), code: "DEF_MISSING_KEY" },
    {
      name: "a value that does not fit",
      text: time("¶{ use: standard/time@1, with: { event: relapse, horizon: soon } }"),
      code: "DEF_INVALID_VALUE",
    },
    {
      name: "an anchor that does not exist",
      text: time("¶{ use: standard/time@1, with: { event: relapse, entry: second-dose } }"),
      code: "DEF_UNKNOWN_NAME",
    },
    {
      name: "an unknown standard to include",
      text: included("  - ¶{ use: standard/section@1 }\n", "endpoints: {}\n"),
      code: "DEF_UNKNOWN_NAME",
      hint: '"sections@1"',
    },
    {
      name: "the same include twice",
      text: included("  - { use: standard/sections@1 }\n  - ¶{ use: standard/sections@1 }\n"),
      code: "DEF_DUPLICATE_NAME",
    },
    {
      name: "an include that is a word",
      text: included("  - ¶standard/sections@1\n", "endpoints: {}\n"),
      code: "DEF_INVALID_VALUE",
      hint: "use:",
    },
  ])("$name", ({ text: marked, code, hint = "" }) => {
    const { text, at } = unmarked(marked);
    const { loaded, diagnostics } = loadStudy(text, "study.yaml", LIBRARY);
    expect(loaded).toBeUndefined();
    const places = [...new Set(shortly(diagnostics))];
    expect(places).toEqual([`${at} ${code}`]);
    expect(diagnostics[0]?.hint ?? "").toContain(hint);
  });

  test("a name that the study has and an include brings, where the study has it", () => {
    const { text, at } = unmarked(
      included(
        "  - { use: standard/sections@1 }\n",
        "quantities:\n  ¶hb: { measure: hemoglobin, window: { of: transplant }, choose: last }\n",
      ),
    );
    expect(shortly(loadStudy(text, "study.yaml", LIBRARY).diagnostics)).toEqual([`${at} DEF_DUPLICATE_NAME`]);
  });

  test("a standard that is not valid YAML, in its own file", () => {
    const { diagnostics } = loadStudy(time("{ use: standard/broken@1 }"), "study.yaml", LIBRARY);
    expect(diagnostics.map(({ code, where }) => [code, where.file, where.line])).toContainEqual([
      "DEF_NOT_YAML",
      "standard/broken@1",
      4,
    ]);
  });

  test("without a library there are no standards", () => {
    const { diagnostics } = loadStudy(time("{ use: standard/time@1, with: { event: relapse } }"), "study.yaml");
    expect(diagnostics.map(({ code }) => code)).toEqual(["DEF_UNKNOWN_NAME"]);
  });
});

const endpointOf = (study: Study) => {
  const endpoint = study.endpoints.get("waited");
  if (endpoint?.kind !== "time-to-event") throw new Error("no time to event");
  return endpoint;
};

function expanded(text: string, library: StandardLibrary = LIBRARY) {
  return loadedWithStandards(text, library);
}

describe("filling in", () => {
  test("a parameter whose default is null leaves its key out, and put in it stands", () => {
    expect(
      endpointOf(expanded(time("{ use: standard/time@1, with: { event: relapse } }")).study).entry,
    ).toBeUndefined();
    expect(
      endpointOf(expanded(time("{ use: standard/time@1, with: { event: relapse, entry: first-dose } }")).study).entry,
    ).toBe("first-dose");
  });

  test("null in the place of a value with a default is the default", () => {
    expect(
      endpointOf(expanded(time("{ use: standard/time@1, with: { event: relapse, horizon: null } }")).study).horizon
        ?.text,
    ).toBe("28 d");
  });

  test("keys beside use are set over those of the body", () => {
    const { study } = expanded(
      time(
        "{ use: standard/time@1, with: { event: relapse }, paramcd: REL, label: Relapse, cites: seeds/T1.yaml#primary-1 }",
      ),
    );
    expect([...study.endpoints.values()]).toMatchObject([
      { paramcd: "REL", label: "Relapse", cites: "seeds/T1.yaml#primary-1" },
    ]);
  });

  test("a standard may stand for a criterion inside another", () => {
    const { study } = expanded(
      `${HEAD}endpoints:\n  alive: { paramcd: ALIVE, label: Alive, role: secondary, kind: response, criterion: { not: { use: standard/criterion@1 } } }\n`,
    );
    expect(study.endpoints.get("alive")).toMatchObject({ criterion: { kind: "not", part: { kind: "absent" } } });
  });

  test("one standard twice, with different parameters", () => {
    const { study } = expanded(
      `${HEAD}endpoints:\n  a: { use: standard/time@1, with: { event: relapse } }\n  b: { use: standard/time@1, with: { event: acute-gvhd }, paramcd: GVHD }\n`,
    );
    expect([...study.endpoints.values()].map(({ paramcd }) => paramcd)).toEqual(["TIME", "GVHD"]);
  });
});

describe("readings", () => {
  test("of a default: in all places of the parameter, at the use", () => {
    const { text, at } = unmarked(time("¶{ use: standard/time@1, with: { event: relapse } }"));
    const { readings, withAlternatives } = expanded(text);
    const month = readings.find(({ ref }) => ref === "A07");
    expect(month?.pointers).toEqual([
      "/endpoints/waited/horizon",
      "/endpoints/waited/estimate/cumulative-incidence/at/0",
    ]);
    expect(`${month?.position.line}:${month?.position.column}`).toBe(at);
    const changed = endpointOf(withAlternatives([{ reading: month!, alternative: 0 }]));
    expect(changed.horizon?.text).toBe("30 d");
    expect(changed.estimate).toMatchObject({ at: [{ text: "30 d" }] });
  });

  test("of a default are gone where the parameter is given", () => {
    const { readings } = expanded(time("{ use: standard/time@1, with: { event: relapse, horizon: 42 d } }"));
    expect(readings.map(({ ref }) => ref)).toEqual(["A91"]);
  });

  test("of the body", () => {
    const { readings, withAlternatives } = expanded(time("{ use: standard/time@1, with: { event: relapse } }"));
    const role = readings.find(({ ref }) => ref === "A91");
    expect(endpointOf(withAlternatives([{ reading: role!, alternative: 0 }])).role).toBe("supportive");
  });

  test("of the body are gone where a key beside use is set over them", () => {
    const { study, readings } = expanded(
      time("{ use: standard/time@1, with: { event: relapse }, role: primary, horizon: 35 d }"),
    );
    expect([endpointOf(study).role, endpointOf(study).horizon?.text]).toEqual(["primary", "35 d"]);
    expect(readings.map(({ ref, pointers }) => [ref, pointers])).toEqual([
      ["A07", ["/endpoints/waited/estimate/cumulative-incidence/at/0"]],
    ]);
  });

  test("in with: where the value went, also inside it", () => {
    const { readings, withAlternatives } = expanded(
      time(
        "{ use: standard/time@1, with: { event: [{ use: relapse, or: [progression], ref: A93 }, { use: second-transplant, or: [graft-failure], ref: A94 }] } }",
      ),
    );
    expect(readings.map(({ ref, pointers }) => [ref, ...pointers])).toContainEqual([
      "A94",
      "/endpoints/waited/event/event/1",
    ]);
    const chosen = readings
      .filter(({ ref }) => ref === "A93" || ref === "A94")
      .map((reading) => ({ reading, alternative: 0 }));
    expect(endpointOf(withAlternatives(chosen)).event).toMatchObject({
      selector: { names: ["progression", "graft-failure"] },
    });
  });

  test("beside use", () => {
    const { readings, withAlternatives } = expanded(
      time(
        "{ use: standard/time@1, with: { event: relapse }, origin: { use: transplant, or: [first-dose], ref: A32 } }",
      ),
    );
    const origin = readings.find(({ ref }) => ref === "A32");
    expect(endpointOf(withAlternatives([{ reading: origin!, alternative: 0 }])).origin).toBe("first-dose");
  });

  test.each([
    { name: "of a default", parameters: "", ref: "A19" },
    { name: "in with", parameters: ", with: { at: { use: 28 d, or: [63 d], ref: A95 } }", ref: "A95" },
  ])("of what is included, $name", ({ parameters, ref }) => {
    const { readings, withAlternatives } = expanded(included(`  - { use: standard/sections@1${parameters} }\n`));
    const reading = readings.find((candidate) => candidate.ref === ref);
    expect(reading?.pointers).toEqual(["/quantities/hb/target/at"]);
    const quantity = withAlternatives([{ reading: reading!, alternative: 0 }]).quantities.get("hb");
    expect(quantity).toMatchObject({ where: { target: { at: { text: "63 d" } } } });
  });

  test("of the body of what is included", () => {
    const { readings, withAlternatives } = expanded(included("  - { use: standard/sections@1 }\n"));
    const reading = readings.find(({ ref }) => ref === "A92");
    expect(withAlternatives([{ reading: reading!, alternative: 0 }]).criteria.get("high")).toMatchObject({
      is: { condition: { text: ">= 90 g/L" } },
    });
  });
});

test("what the study declares comes first, then what each include brings, in order", () => {
  const { study } = expanded(
    included(
      "  - { use: standard/sections@1 }\n  - { endpoints: { late: { use: standard/time@1, with: { event: relapse } } } }\n",
      "endpoints:\n  own: { use: standard/time@1, with: { event: relapse }, paramcd: OWN }\n",
    ),
  );
  expect([...study.endpoints.keys()]).toEqual(["own", "high", "late"]);
});

test("a reading may choose between whole sets of criteria that are included", () => {
  const text = `${HEAD}include:
  - { use: standard/camitta-bsh-nsaa@1 }
  - { use: standard/lineage-hi@1 }
endpoints:
  response:
    paramcd: RESP
    label: Response
    role: primary
    kind: response
    criterion: { meets: { use: camitta-response, or: [lineage-response], ref: A20, why: the record defines no response } }
`;
  const { loaded, diagnostics } = loadStudy(text, "study.yaml", SHIPPED_STANDARDS);
  expect(diagnostics.map(diagnosticText)).toEqual([]);
  const reading = loaded!.readings.find(({ ref }) => ref === "A20");
  expect(loaded!.withAlternatives([{ reading: reading!, alternative: 0 }]).endpoints.get("response")).toMatchObject({
    criterion: { criterion: "lineage-response" },
  });
});
