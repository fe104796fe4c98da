import { expect, test } from "vitest";
import { compareReadings } from "../../src/analysis/robustness/readings.ts";
import { participantContext } from "../../src/derivation/derive.ts";
import { readingsCsv } from "../../src/reporting/readings-csv.ts";
import { readingsText } from "../../src/reporting/readings-text.ts";
import { loaded } from "../definition/small-study.ts";
import { type Course, participantOf, studyText } from "../derivation/course.ts";

const STUDY = loaded(
  studyText(`quantities:
  last:
    measure: hemoglobin
    window: { from: 0 d, to: { use: 50 d, or: [10 d, 60 d], ref: A1 }, of: transplant }
    choose: { use: last, or: [first], ref: A2 }
endpoints:
  yes:
    paramcd: YES
    label: Yes
    role: primary
    cites: seeds/T1.yaml#primary-1
    kind: response
    criterion: { compare: last, is: ">= 90 g/L" }
`),
);

const COURSES: readonly Course[] = [
  { id: "P1", labs: { hemoglobin: { 5: "85", 20: "95" } } },
  { id: "P2", labs: { hemoglobin: { 20: "95", 55: "85" } } },
];

function results(mode: "each" | "grid") {
  return compareReadings({
    loaded: STUDY,
    mode,
    derive: (study, endpoint) =>
      COURSES.map((course) => participantContext(study, participantOf(course)).endpoint(endpoint)),
  }).results;
}

test("a grid is one line per alternative: alone, and in every combination", () =>
  expect(readingsText(results("grid"))).toMatchInlineSnapshot(`
    "readings             estimate  change  in the grid     who changes (the first), and by which row
    YES as written          1.000          0.000 to 1.000  6 readings
      A2 choose first       0.500  -0.500  0.000 to 0.500  P1 Y > N, labs.csv:1050
      A1 window.to 10 d     0.000  -1.000  0.000 to 0.000  2: P1 Y > N, labs.csv:1050
      A1 window.to 60 d     0.500  -0.500  0.500 to 0.500  P2 Y > N, labs.csv:1550
    each in readings.csv
    "
  `));

test("one at a time there are no combinations", () =>
  expect(readingsText(results("each"))).not.toContain("in the grid"));

test("who changes stands with the rows that made the difference, beside an interval to draw", () => {
  const [head = "", ...rows] = readingsCsv("T1", results("each")).trim().split("\n");
  const at = (row: string, name: string) => row.split(",")[head.split(",").indexOf(name)];
  expect(head).toContain("ESTIMATE,LOWER,UPPER,LEVEL");
  expect(rows.map((row) => [at(row, "VALUE"), at(row, "WHO")])).toMatchInlineSnapshot(`
    [
      [
        "",
        "",
      ],
      [
        "10 d",
        "P1: Y > N (labs.csv:1050); P2: Y > NO_VALUE (labs.csv:1200)",
      ],
      [
        "60 d",
        "P2: Y > N (labs.csv:1550)",
      ],
      [
        "first",
        "P1: Y > N (labs.csv:1050)",
      ],
    ]
  `);
});
