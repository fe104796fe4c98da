import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateOnly } from "../../src/reporting/model/aggregate/aggregate-only.ts";
import { isSmall, protectedItems } from "../../src/reporting/model/aggregate/small-cells.ts";
import type { ReportData } from "../../src/reporting/model/report-data.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "./report-data-of.ts";

const ALL = [
  ...FIXTURES.map((name) => ({ name, load: () => reportDataOf(name) })),
  ...AWKWARD_NAMES.map((name) => ({ name, load: () => awkwardDataOf(name) })),
];

describe.each(ALL)("the aggregate report of $name", ({ load }) => {
  test("has nothing about a single participant", async () => {
    const data = await load();
    const aggregate = aggregateOnly(data);
    expect(aggregate.participantLevel).toBeNull();
    const synthetic = (data.participantLevel?.participants ?? []).map(({ id }) => id).filter((id) => /^SYN-/.test(id));
    const text = JSON.stringify(aggregate);
    expect(synthetic.filter((id) => text.includes(id))).toEqual([]);
    expect(aggregate.estimates.filter(({ statistic }) => /^(min|max)\b/.test(statistic))).toEqual([]);
    expect(aggregate.decisions.flatMap(({ path }) => path)).toEqual([]);
    // The only dates left are those of the run.
    const { run: _, study: __, endpoints: ___, ...rest } = aggregate;
    expect(JSON.stringify(rest)).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test("has no count of 1 to 4 participants", async () => {
    const { estimates, groups, weeks, safety, decisions, readings } = aggregateOnly(await load());
    const counts = [
      ...groups.flatMap(({ participants, deaths, withdrawals, populations }) => [
        participants,
        deaths ?? 0,
        withdrawals ?? 0,
        ...populations.flatMap((one) => [one.participants, participants - one.participants]),
      ]),
      ...estimates.flatMap(({ n, events }) => [n, events ?? 0, events !== null && events <= n ? n - events : 0]),
      ...estimates.filter(({ method }) => method.startsWith("count")).map(({ value }) => value ?? 0),
      ...weeks.flatMap(({ n, change }) => [n, change.n, n - change.n]),
      ...safety.flatMap(({ n, participants, byWorstGrade, ungraded }) => [
        n,
        participants,
        n - participants,
        ungraded ?? 0,
        ...byWorstGrade.map((count) => count ?? 0),
      ]),
      ...decisions.flatMap(({ stage1, final, replaced }) => [
        ...[stage1, final].flatMap(({ responders, evaluable, pending }) => [
          responders,
          evaluable - responders,
          pending,
        ]),
        replaced,
      ]),
      ...readings.map(({ flips }) => flips),
    ];
    expect(counts.filter((count) => isSmall(count, 5))).toEqual([]);
  });

  test("a term does not give away who has another one of its body system, nor a body system who has none of it", async () => {
    const { safety, estimates } = aggregateOnly(await load());
    const nested = safety.flatMap((wider) =>
      safety
        .filter(({ paramcd, group }) => paramcd === wider.paramcd && group === wider.group)
        .filter(({ bodySystem }) => wider.term === "any" && ["any", bodySystem].includes(wider.bodySystem))
        .map(({ participants, bodySystem, term }) => ({ bodySystem, term, rest: wider.participants - participants })),
    );
    expect(nested.filter(({ rest }) => isSmall(rest, 5))).toEqual([]);
    const scopes = safety.map(({ paramcd, group, bodySystem, term }) =>
      JSON.stringify([paramcd, group, `${bodySystem} / ${term} / any`]),
    );
    const rows = estimates.filter(
      ({ statistic, category }) => statistic === "incidence" && category.endsWith(" / any"),
    );
    expect(rows.map(({ paramcd, group, category }) => JSON.stringify([paramcd, group, category])).sort()).toEqual(
      scopes.sort(),
    );
  });

  test("a curve read at a time does not give away a small number of events by then", async () => {
    const shown = aggregateOnly(await load()).estimates.filter(({ statistic }) =>
      /^(cumulative-incidence|survival)$/.test(statistic),
    );
    const counts = shown.map(({ statistic, value, n }) => {
      const share = statistic === "survival" ? 1 - (value ?? 1) : (value ?? 0);
      return Math.floor(share * n + 1e-9);
    });
    expect(counts.filter((count) => isSmall(count, 5))).toEqual([]);
  });

  test("gives no arm away: of an estimate that Total has, all arms are shown or none", async () => {
    const data = await load();
    const arms = data.groups.length - 1;
    const keyOf = (row: ReportData["estimates"][number]) =>
      JSON.stringify([row.paramcd, row.statistic, row.timepoint, row.category]);
    const shown = aggregateOnly(data).estimates.filter(({ comparison }) => comparison === null);
    for (const key of new Set(shown.map(keyOf))) {
      const names = new Set(shown.filter((row) => keyOf(row) === key).map(({ group }) => group));
      // A state that an arm lacks has no row in any report.
      const possible = new Set(data.estimates.filter((row) => keyOf(row) === key).map(({ group }) => group));
      names.delete("Total");
      possible.delete("Total");
      expect([0, Math.min(arms, possible.size)]).toContain(names.size);
    }
  });

  test("says what it left out, and is the same when made again", async () => {
    const data = await load();
    const aggregate = aggregateOnly(data);
    expect(aggregate.suppression?.smallCell).toBe(5);
    expect(aggregate.suppression?.leftOut.estimates).toBe(data.estimates.length - aggregate.estimates.length);
    expect(aggregateOnly(aggregate)).toEqual({ ...aggregate, suppression: aggregateOnly(aggregate).suppression });
  });
});

test("what is not evaluable does not follow from the denominator", async () => {
  const data = await reportDataOf("NCT05660785");
  const population = (rows: ReportData["estimates"], paramcd: string) =>
    rows.find((row) => row.paramcd === paramcd && row.statistic === "participants")?.n ?? 0;
  for (const { paramcd, n, category } of aggregateOnly(data).estimates) {
    if (category === "episodes" || category === "stage-gate") continue;
    expect(isSmall(population(data.estimates, paramcd) - n, 5), `${paramcd} ${n}`).toBe(false);
  }
});

test("a limit of 1 leaves out only what is about single participants", async () => {
  const data = await reportDataOf("NCT05660785");
  const { estimates, groups, readings } = aggregateOnly(data, 1);
  expect(groups).toEqual(data.groups);
  expect(readings).toEqual(data.readings);
  expect(estimates).toEqual(data.estimates.filter(({ statistic }) => statistic !== "min" && statistic !== "max"));
});

describe("questions", () => {
  interface Cell {
    readonly question: string;
    readonly group: string;
    readonly count: number;
  }
  const cells = (...counts: readonly [question: string, group: string, count: number][]): readonly Cell[] =>
    counts.map(([question, group, count]) => ({ question, group, count }));
  const shown = (items: readonly Cell[]) =>
    protectedItems(items, {
      smallCell: 5,
      questionOf: ({ question }) => question,
      groupOf: ({ group }) => group,
      cellsOf: ({ count }) => [count],
    }).map(({ question, group, count }) => `${question} ${group} ${count}`);

  test.each([
    {
      name: "nothing small",
      given: cells(["q", "Total", 10], ["q", "A", 5], ["q", "B", 5]),
      kept: ["q Total 10", "q A 5", "q B 5"],
    },
    {
      name: "0 is not small",
      given: cells(["q", "Total", 5], ["q", "A", 5], ["q", "B", 0]),
      kept: ["q Total 5", "q A 5", "q B 0"],
    },
    {
      name: "4 is small, and the other arm would give it away",
      given: cells(["q", "Total", 9], ["q", "A", 5], ["q", "B", 4]),
      kept: ["q Total 9"],
    },
    { name: "1 in Total", given: cells(["q", "Total", 1], ["q", "A", 1], ["q", "B", 0]), kept: [] },
    { name: "another question stays", given: cells(["q", "Total", 3], ["r", "Total", 7]), kept: ["r Total 7"] },
  ])("$name", ({ given, kept }) => expect(shown(given)).toEqual(kept));

  test("whatever the counts, a hidden small count is never what is left of Total", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const arms = counts.map((count, index): Cell => ({ question: "q", group: `arm ${index}`, count }));
        const kept = protectedItems([{ question: "q", group: "Total", count: total }, ...arms], {
          smallCell: 5,
          questionOf: ({ question }) => question,
          groupOf: ({ group }) => group,
          cellsOf: ({ count }) => [count],
        });
        const ofArms = kept.filter(({ group }) => group !== "Total");
        const rest = total - ofArms.reduce((sum, { count }) => sum + count, 0);
        return kept.length === 0 || ofArms.length === counts.length || !isSmall(rest, 5);
      }),
      { seed: 1 },
    ));
});
