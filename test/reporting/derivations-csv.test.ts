import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { participantContext } from "../../src/derivation/derive.ts";
import { derivationsCsv } from "../../src/reporting/derivations-csv.ts";
import { textOf } from "../../src/reporting/file-content.ts";
import { loaded } from "../definition/small-study.ts";
import { type Course, participantOf, studyText } from "../derivation/course.ts";

const { study } = loaded(
  studyText(`quantities:
  base: { measure: hemoglobin, window: { from: -3 d, to: -1 d, of: transplant }, summarize: mean }
  post: { measure: hemoglobin, target: { at: 56 d, of: transplant, within: 7 d }, choose: nearest }
  rise: { change: post, from: base }
endpoints:
  response:
    paramcd: RESP
    label: Response, "yes"
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    missing: non-response
    criterion: { change: post, from: base, is: ">= 15 g/L" }
  value:
    paramcd: RISE
    label: Rise
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: change
    value: rise
  relapse:
    paramcd: RELAPSE
    label: Relapse
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: { event: relapse }
    competing: [death]
    estimate: { kaplan-meier: { at: [100 d] } }
`),
);

type Row = Readonly<Record<string, string>>;

function rows(...courses: readonly Course[]): Row[] {
  const derivations = courses.flatMap((course) => {
    const context = participantContext(study, participantOf(course));
    return [...study.endpoints.keys()].map(context.endpoint);
  });
  return parse(textOf(derivationsCsv("T1", derivations)), { columns: true }) as Row[];
}

const HB: Course = { arm: "A", labs: { hemoglobin: { [-2]: "66", [-1]: "66", 56: "81" } } };

test("the columns, in order", () => {
  expect(Object.keys(rows(HB)[0] ?? {}).join()).toBe(
    "STUDYID,USUBJID,ARM,PARAMCD,PARAM,ASEQ,AVAL,AVALC,AVALU,BASE,CHG,ADT,ADY,STARTDT,CNSR,EVNTDESC,ANL01FL,DTYPE,REASON,SRC",
  );
});

test.each([
  {
    name: "a response",
    course: HB,
    wanted: {
      USUBJID: "P1",
      ARM: "A",
      PARAM: 'Response, "yes"',
      AVAL: "1",
      AVALC: "Y",
      BASE: "66",
      CHG: "15",
      ADT: "2026-02-26",
      ADY: "57",
      CNSR: "",
      ANL01FL: "Y",
      DTYPE: "",
      REASON: "",
      SRC: "labs.csv:980;labs.csv:990;labs.csv:1560",
    },
  },
  {
    name: "not evaluable, counted as no",
    course: {},
    wanted: { AVAL: "0", AVALC: "N", ANL01FL: "Y", DTYPE: "NRI", REASON: "NO_VALUE", ADT: "", SRC: "" },
  },
  {
    name: "a window that is open",
    course: { cutoff: 60 },
    wanted: { AVAL: "", AVALC: "", ANL01FL: "", DTYPE: "", REASON: "WINDOW_OPEN" },
  },
])("$name", ({ course, wanted }) => expect(rows(course)[0]).toMatchObject(wanted));

test.each([
  { name: "a value", course: HB, wanted: { AVAL: "15", AVALC: "", BASE: "66", CHG: "15", ANL01FL: "Y" } },
  { name: "none, never imputed", course: {}, wanted: { AVAL: "", ANL01FL: "", DTYPE: "", REASON: "NO_VALUE" } },
])("a change: $name", ({ course, wanted }) => expect(rows(course)[1]).toMatchObject(wanted));

test.each([
  {
    name: "the event, in days without adding one; the study day has no day 0",
    course: { events: { relapse: [38] } },
    wanted: {
      AVAL: "38",
      AVALU: "d",
      ADT: "2026-02-08",
      ADY: "39",
      STARTDT: "2026-01-01",
      CNSR: "0",
      EVNTDESC: "relapse",
      ANL01FL: "Y",
      SRC: "records.csv:1",
    },
  },
  { name: "competing", course: { events: { death: [38] } }, wanted: { AVAL: "38", CNSR: "2", EVNTDESC: "death" } },
  { name: "censored", course: { cutoff: 60 }, wanted: { AVAL: "60", CNSR: "1", ANL01FL: "Y", SRC: "" } },
  {
    name: "no origin",
    course: { events: { "stem-cell-infusion": [] } },
    wanted: { AVAL: "", CNSR: "", STARTDT: "", ANL01FL: "", REASON: "NO_ANCHOR" },
  },
])("a time: $name", ({ course, wanted }) => expect(rows(course)[2]).toMatchObject(wanted));

test("rows are numbered within the participant", () => {
  expect(rows({ id: "P1" }, { id: "P2" }).map(({ USUBJID, ASEQ }) => `${USUBJID} ${ASEQ}`)).toEqual([
    "P1 1",
    "P1 2",
    "P1 3",
    "P2 1",
    "P2 2",
    "P2 3",
  ]);
});
