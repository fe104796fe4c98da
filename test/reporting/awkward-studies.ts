/** Studies and exports that make tables and figures stumble: nobody, one participant, nothing that happens, six arms, long and hostile names. */

/** An endpoint of every kind, with the arms compared. */
function studyText(names: { readonly title: string; readonly label: string } = PLAIN): string {
  const text = JSON.stringify;
  return `nadir: 1
study: { id: SYN1, title: ${text(names.title)}, status: provisional, reference: start, note: synthetic }
anchors:
  start: { attribute: enrolled_on }
  first-dose: { intervention: luspatercept, choose: first }
quantities:
  hb-baseline: { measure: hemoglobin, window: { from: -7 d, to: 0 d, of: start }, choose: last }
  hb-week-4: { measure: hemoglobin, target: { at: 28 d, of: start, within: { use: 3 d, or: [7 d], ref: A14 } }, choose: nearest }
  hb-change: { change: hb-week-4, from: hb-baseline }
episodes:
  transfusions:
    transfusion: platelet-transfusion
    analyte: platelets
    merge-within: 24 h
    pre: { within: 24 h }
    post: { hour-1: { from: 10 min, to: 60 min, nearest: 60 min } }
    dose: { when-empty: 3.0 10*11 }
    body-surface: mosteller
    refractory: { hour-1: "< 7500 m2/uL/10*11" }
endpoints:
  response:
    paramcd: RESP
    label: ${text(names.label)}
    role: primary
    kind: response
    population: enrolled
    criterion: { change: hb-week-4, from: hb-baseline, is: ">= 15 g/L" }
    intercurrent: [{ event: death, strategy: composite, when: unassessed }]
    compare: { between: every-pair, randomised: false, methods: [newcombe] }
  category:
    paramcd: CATEG
    label: Response in three categories
    role: secondary
    kind: category
    population: enrolled
    categories:
      - { category: CR, label: complete, criterion: { change: hb-week-4, from: hb-baseline, is: ">= 20 g/L" } }
      - { category: PR, label: partial, criterion: { change: hb-week-4, from: hb-baseline, is: ">= 10 g/L" } }
      - { category: NR, label: none, criterion: { measured: [hb-week-4] } }
  change:
    paramcd: HBCHG
    label: Change in haemoglobin to week 4
    role: secondary
    kind: change
    population: enrolled
    value: hb-change
  engraftment:
    paramcd: ENGR
    label: Neutrophil recovery
    role: secondary
    kind: time-to-event
    population: enrolled
    origin: start
    event: { sustained: neutrophils, is: ">= 0.5 10*9/L", run: { length: 1 d, consecutive: calendar } }
    competing: [death]
    horizon: 60 d
    estimate: { cumulative-incidence: { at: [28 d, 56 d] } }
  survival:
    paramcd: OS
    label: Overall survival
    role: secondary
    kind: time-to-event
    population: enrolled
    origin: start
    event: { event: death }
    estimate: { kaplan-meier: { at: [28 d, 90 d] } }
  episodes:
    paramcd: CCI1H
    label: Corrected count increment at 1 hour
    role: supportive
    kind: episodes
    population: enrolled
    episodes: transfusions
    report: { cci: hour-1 }
  events:
    paramcd: AEANY
    label: Any adverse event
    role: safety
    kind: adverse-events
    population: enrolled
    onset: { from: 0 d of start, to: 90 d of start }
    treatment-emergent: onset
  grades:
    paramcd: HBSHIFT
    label: Haemoglobin grade from baseline to worst
    role: safety
    kind: shift
    population: enrolled
    measure: hemoglobin
    direction: low
    ctcae: v5
    baseline: { from: -7 d of start, to: 0 d of start }
    window: { from: 1 d of start, to: 90 d of start }
decisions:
  gate:
    simon:
      endpoint: response
      stage-1: { n: 5, continue-if: ">= 2" }
      final: { n: 10, reject-if: "> 4" }
`;
}

const PLAIN = { title: "Synthetic study", label: "Haemoglobin rise of 15 g/L at week 4" };

interface Person {
  readonly id: string;
  readonly arm: string;
  /** Rise of haemoglobin in g/L; not measured where undefined. */
  readonly rise?: number;
  /** The day of the first neutrophil count above the threshold, and of death. */
  readonly engrafted?: number;
  readonly died?: number;
  readonly event?: { readonly term: string; readonly bodySystem: string; readonly grade: string };
}

const QUOTES = /[",\n\r]/;

function line(...cells: readonly (string | number)[]): string {
  const quoted = (cell: string) => (QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${cells.map((cell) => quoted(String(cell))).join(",")}\n`;
}

/** Day of 2026 as a date; enrolment is day 20. */
function date(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

const START = 20;
const LAST = START + 100;

function exportOf(people: readonly Person[]): Readonly<Record<string, string>> {
  const rows = (make: (person: Person) => string) => people.map(make).join("");
  return {
    "participants.csv": `participant_id,arm,enrolled_on,sex,height_cm,weight_kg,last_contact_on,transfusions_complete_through\n${rows(
      ({ id, arm, died }) =>
        line(id, arm, date(START), "F", 165, 60, date(START + (died ?? 100)), date(START + (died ?? 100))),
    )}`,
    "labs.csv": `participant_id,analyte,collected_at,value,unit\n${rows(labRows)}`,
    "interventions.csv": `participant_id,intervention,started_at,ended_at,dose,dose_unit\n${rows(
      ({ id }) =>
        line(id, "luspatercept", date(START), "", 60, "mg") +
        line(id, "platelet-transfusion", `${date(START + 2)}T10:00`, `${date(START + 2)}T10:30`, "", ""),
    )}`,
    "events.csv": `participant_id,event,occurred_on,ended_on,grade,term,body_system,related,serious\n${rows(eventRows)}`,
  };
}

function labRows({ id, rise, engrafted, died }: Person): string {
  const counts = [4, 8, 12, 16, 20, 24].filter((day) => day < (died ?? LAST));
  return [
    line(id, "hemoglobin", date(START - 1), 80, "g/L"),
    rise === undefined ? "" : line(id, "hemoglobin", date(START + 28), 80 + rise, "g/L"),
    ...counts.map((day) =>
      line(id, "neutrophils", date(START + day), day < (engrafted ?? LAST) ? "<0.1" : 0.8, "10*9/L"),
    ),
    line(id, "platelets", `${date(START + 2)}T08:00`, 9, "10*9/L"),
    line(id, "platelets", `${date(START + 2)}T11:20`, 24, "10*9/L"),
  ].join("");
}

function eventRows({ id, died, event }: Person): string {
  return [
    died === undefined ? "" : line(id, "death", date(START + died), "", "", "", "", "", ""),
    event === undefined
      ? ""
      : line(id, "adverse-event", date(START + 5), "", event.grade, event.term, event.bodySystem, "related", "no"),
  ].join("");
}

/** Some of everything: risers, one not measured, one death before and one after recovery. */
function group(arm: string, prefix: string): readonly Person[] {
  const event = { term: "Sepsis", bodySystem: "Infections and infestations", grade: "3" };
  return [
    { id: `${prefix}01`, arm, rise: 22, engrafted: 12 },
    { id: `${prefix}02`, arm, rise: 15, engrafted: 16, event },
    { id: `${prefix}03`, arm, rise: -3, engrafted: 20, died: 60 },
    { id: `${prefix}04`, arm, engrafted: 24, event: { ...event, grade: "" } },
    { id: `${prefix}05`, arm, died: 10 },
  ];
}

const SIX_ARMS = ["A", "B", "C", "D", "E", "F"].flatMap((arm) => group(arm, `SYN-${arm}`));

/** 60 characters each, the same to the 55th. */
const LONG_ARMS = ["one", "two"].map((end) =>
  `Luspatercept with daily deferasirox, dose adjusted to ferr ${end}`.slice(-60),
);

const HOSTILE_NAMES = {
  html: "</script><img src=x onerror=alert(1)>",
  formula: '=HYPERLINK("http://example.invalid","x")',
  rtf: "{\\rtf1\\ansi \\par}",
  rightToLeft: "\u202Eabc\u202C",
  chinese: "低危骨髓增生异常综合征",
  path: "../../etc/passwd",
  long: "x".repeat(200),
} as const;

const HOSTILE: readonly Person[] = Object.values(HOSTILE_NAMES).map((name, index) => ({
  id: name,
  arm: index % 2 === 0 ? HOSTILE_NAMES.html : HOSTILE_NAMES.formula,
  rise: 10 + index,
  engrafted: 12,
  event: { term: name, bodySystem: name, grade: "2" },
}));

const ALIVE: readonly Person[] = [1, 2, 3, 4].map((number) => ({ id: `SYN-0${number}`, arm: "A", rise: 12 + number }));

export const AWKWARD = {
  "no-participants": { study: studyText(), files: exportOf([]) },
  "one-participant": { study: studyText(), files: exportOf(group("A", "SYN-").slice(0, 1)) },
  /** Nobody recovers, dies or has an adverse event. */
  "all-censored": { study: studyText(), files: exportOf(ALIVE) },
  /** Nobody has a value of any kind after baseline. */
  "no-events": { study: studyText(), files: exportOf(ALIVE.map(({ id, arm }) => ({ id, arm }))) },
  "six-arms": { study: studyText(), files: exportOf(SIX_ARMS) },
  "long-arm-names": {
    study: studyText(),
    files: exportOf(LONG_ARMS.flatMap((arm, index) => group(arm, `SYN-${index}`))),
  },
  "hostile-names": {
    study: studyText({ title: HOSTILE_NAMES.html, label: `${HOSTILE_NAMES.rtf} ${HOSTILE_NAMES.formula}` }),
    files: exportOf(HOSTILE),
  },
} as const;

export type AwkwardName = keyof typeof AWKWARD;
