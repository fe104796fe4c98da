import { describe, expect, test } from "vitest";
import { precedenceOf } from "../../src/derivation/time-to-event/event-precedence.ts";
import { type Course, derive, short, studyText } from "./course.ts";

function recordStudy({
  event = "{ event: relapse }",
  competing = "[second-transplant, death]",
  horizon = "",
} = {}): string {
  return studyText(`endpoints:
  relapse:
    paramcd: RELAPSE
    label: Relapse
    role: secondary
    cites: seeds/T1.yaml#secondary-1
    kind: time-to-event
    origin: transplant
    event: ${event}
    competing: ${competing}
${horizon === "" ? "" : `    horizon: ${horizon}\n`}    estimate: { cumulative-incidence: { at: [100 d] } }
`);
}

const time = (course: Course, rest: Parameters<typeof recordStudy>[0] = {}) => short(derive(recordStudy(rest), course));

describe("days from the origin to the first event on or after it", () => {
  test.each([
    { name: "an event", course: { events: { relapse: [38, 90] } }, wanted: "event 38" },
    { name: "on the day of the origin", course: { events: { relapse: [0] } }, wanted: "event 0" },
    { name: "before the origin is history", course: { events: { relapse: [-1] } }, wanted: "censored 400" },
    { name: "before the origin, and again", course: { events: { relapse: [-1, 20] } }, wanted: "event 20" },
    { name: "competing first", course: { events: { relapse: [38], death: [37] } }, wanted: "death (3) 37" },
    {
      name: "the event before death on one day",
      course: { events: { relapse: [38], death: [38] } },
      wanted: "event 38",
    },
    { name: "nothing, to the cut-off", course: { cutoff: 50 }, wanted: "censored 50" },
    { name: "nothing, to the last contact", course: { lastContact: 40 }, wanted: "censored 40" },
    {
      name: "an event after the last contact counts",
      course: { lastContact: 40, events: { relapse: [45] } },
      wanted: "event 45",
    },
    {
      name: "an event on the last contact",
      course: { lastContact: 40, events: { relapse: [40] } },
      wanted: "event 40",
    },
    { name: "lost before the origin", course: { lastContact: -1 }, wanted: "FOLLOW_UP_ENDED" },
  ])("$name: $wanted", ({ course, wanted }) => expect(time(course)).toBe(wanted));

  test.each([
    { name: "an event on the horizon", course: { events: { relapse: [28] } }, wanted: "event 28" },
    { name: "an event after it", course: { events: { relapse: [29] } }, wanted: "censored 28" },
    { name: "competing after it", course: { events: { death: [29] } }, wanted: "censored 28" },
    { name: "lost before it", course: { lastContact: 27 }, wanted: "censored 27" },
  ])("with a horizon of 28 days, $name: $wanted", ({ course, wanted }) =>
    expect(time(course, { horizon: "28 d" })).toBe(wanted),
  );
});

describe("events of one day", () => {
  test.each([
    {
      name: "death, when graft-versus-host disease came that day",
      event: "{ event: death }",
      competing: "[chronic-gvhd]",
      events: { death: [9], "chronic-gvhd": [9] },
      wanted: "chronic-gvhd (2) 9",
    },
    {
      name: "graft-versus-host disease, when relapse came that day",
      event: "{ event: chronic-gvhd }",
      competing: "[[relapse, progression], death]",
      events: { "chronic-gvhd": [9], progression: [9] },
      wanted: "progression (2) 9",
    },
    {
      name: "graft failure before a second transplant",
      event: "{ event: relapse }",
      competing: "[second-transplant, graft-failure]",
      events: { "second-transplant": [9], "graft-failure": [9] },
      wanted: "graft-failure (3) 9",
    },
    {
      name: "the first of several, by precedence",
      event: "{ event: [death, relapse] }",
      competing: "[]",
      events: { death: [9], relapse: [9] },
      wanted: "event 9",
    },
  ])("$name: $wanted", ({ event, competing, events, wanted }) =>
    expect(time({ events }, { event, competing })).toBe(wanted),
  );

  test("which of several events it was is said", () => {
    const { outcome } = derive(recordStudy({ event: "{ event: [death, relapse] }", competing: "[]" }), {
      events: { death: [9], relapse: [9] },
    });
    expect(outcome).toMatchObject({ description: "relapse" });
  });

  test("relapse or progression, graft-versus-host disease, graft failure, second transplant, death", () => {
    const order = ["relapse", "chronic-gvhd", "graft-failure", "second-transplant", "death"].map(precedenceOf);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
    expect([precedenceOf("progression"), precedenceOf("acute-gvhd")]).toEqual([
      precedenceOf("relapse"),
      precedenceOf("chronic-gvhd"),
    ]);
  });
});
