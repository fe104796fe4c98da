import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decideSimonDesign,
  type SimonDecision,
  type SimonDecisionWord,
} from "../../src/statistics/simon/simon-decision.ts";
import type { SimonDesign } from "../../src/statistics/simon/simon-design.ts";
import { anyDesign } from "./simon-arbitraries.ts";

const seed: SimonDesign = { r1: 8, n1: 15, r: 26, n: 43 };

function decide(design: SimonDesign, responses: number, evaluable: number, stage1Responses?: number): SimonDecision {
  const counts = { responses, evaluable, ...(stage1Responses === undefined ? {} : { stage1Responses }) };
  const verdict = decideSimonDesign(design, counts);
  if (verdict.kind !== "simon-decision") throw new Error(verdict.why);
  return verdict;
}

describe("8/15,26/43", () => {
  test.each([
    { counted: [8, 15], decision: "stop", certain: "stop" },
    { counted: [9, 15], decision: "continue", certain: "continue" },
    { counted: [0, 15], decision: "stop", certain: "stop" },
    { counted: [0, 0], decision: "stage-1-pending", certain: undefined },
    { counted: [8, 14], decision: "stage-1-pending", certain: undefined },
    { counted: [7, 14], decision: "stage-1-pending", certain: "stop" },
    { counted: [9, 14], decision: "stage-1-pending", certain: "continue" },
    { counted: [26, 43, 9], decision: "do-not-reject", certain: "do-not-reject" },
    { counted: [27, 43, 9], decision: "reject", certain: "reject" },
    { counted: [26, 43], decision: "do-not-reject", certain: "do-not-reject" },
    { counted: [27, 43], decision: "reject", certain: undefined },
    { counted: [40, 43], decision: "reject", certain: "reject" },
    { counted: [27, 42, 9], decision: "stage-2-pending", certain: "reject" },
    { counted: [26, 42, 9], decision: "stage-2-pending", certain: undefined },
    { counted: [25, 42, 9], decision: "stage-2-pending", certain: "do-not-reject" },
    { counted: [9, 16, 8], decision: "stop", certain: "stop" },
    { counted: [8, 16], decision: "stop", certain: "stop" },
    { counted: [8, 43], decision: "stop", certain: "stop" },
  ])("$counted: $decision", ({ counted, decision, certain }) => {
    const [responses = 0, evaluable = 0, stage1Responses] = counted;
    expect(decide(seed, responses, evaluable, stage1Responses)).toMatchObject({ decision, certain });
  });

  test("how many more settle a stage", () => {
    expect(decide(seed, 7, 12)).toMatchObject({ responsesNeeded: 2, failuresNeeded: 2, missing: 3 });
    expect(decide(seed, 7, 14)).toMatchObject({ responsesNeeded: undefined, failuresNeeded: 0, missing: 1 });
    expect(decide(seed, 24, 40, 10)).toMatchObject({ responsesNeeded: 3, failuresNeeded: 1, missing: 3 });
  });

  test("pending participants are those who need no enrolment", () => {
    const counts = { responses: 7, evaluable: 12, pending: 2 };
    expect(decideSimonDesign(seed, counts)).toMatchObject({ missing: 3, stillToEnrol: 1 });
    expect(decideSimonDesign(seed, { responses: 8, evaluable: 15, pending: 4 })).toHaveProperty(
      "note",
      "4 further participants are enrolled; their outcomes do not change the stop",
    );
  });

  test("stage 1 given, inferred or assumed", () => {
    expect(decide(seed, 20, 30, 9)).toMatchObject({ stage1: "known", note: undefined });
    expect(decide(seed, 25, 30)).toMatchObject({ stage1: "inferred", decision: "stage-2-pending" });
    const assumed = decide(seed, 20, 30);
    expect(assumed).toMatchObject({ stage1: "assumed", decision: "stage-2-pending" });
    expect(assumed.note).toContain("the responses among the first 15 were not given");
  });

  test("27 of all 54 enrolled: not applicable, r = 32", () => {
    const verdict = decideSimonDesign(seed, { responses: 27, evaluable: 54 });
    expect(verdict).toMatchObject({
      kind: "simon-not-applicable",
      recomputed: { design: { r1: 8, n1: 15, r: 32, n: 54 } },
    });
    expect(verdict).toHaveProperty(
      "hint",
      "count the first 43 evaluable participants in order; or, keeping stage 1, r = 32: reject H0 with more than 32 of 54, for p0 = 0.5, alpha = 0.05 (reconstructed from the bounds)",
    );
  });

  test("bounds without a known origin get no recomputed bound", () => {
    const verdict = decideSimonDesign({ r1: 1, n1: 15, r: 40, n: 43 }, { responses: 27, evaluable: 54 });
    expect(verdict).toMatchObject({ kind: "simon-not-applicable", recomputed: undefined });
  });

  test.each([
    { counts: { responses: 16, evaluable: 15 }, why: "16 responses cannot come from 15 evaluable participants" },
    { counts: { responses: 1.5, evaluable: 15 }, why: "counts must be whole numbers of 0 or more" },
    { counts: { responses: -1, evaluable: 15 }, why: "counts must be whole numbers of 0 or more" },
    {
      counts: { responses: 20, evaluable: 30, stage1Responses: 16 },
      why: "16 responses cannot come from 15 participants of stage 1",
    },
    {
      counts: { responses: 20, evaluable: 20, stage1Responses: 10 },
      why: "10 responses in stage 1 do not fit 20 responses of 20 in all",
    },
  ])("counts that cannot be: $why", ({ counts, why }) => {
    expect(decideSimonDesign(seed, counts)).toEqual({ kind: "not-computable", why });
  });
});

const rank: Readonly<Record<SimonDecisionWord, number>> = {
  stop: 0,
  "do-not-reject": 1,
  "stage-1-pending": 2,
  "stage-2-pending": 2,
  continue: 3,
  reject: 4,
};

test("more responses never lower the decision", () => {
  fc.assert(
    fc.property(anyDesign(40), fc.nat(), fc.nat(), (design, a, b) => {
      const evaluable = a % (design.n + 1);
      const responses = evaluable === 0 ? 0 : b % evaluable;
      fc.pre(evaluable > 0);
      const lower = decide(design, responses, evaluable);
      const higher = decide(design, responses + 1, evaluable);
      expect(rank[higher.decision]).toBeGreaterThanOrEqual(rank[lower.decision]);
    }),
  );
});

test("what is called certain happens, and what is not called certain can still go both ways", () => {
  fc.assert(
    fc.property(
      anyDesign(30),
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      fc.nat(),
      (design, outcomes, at) => {
        const count = (size: number) => outcomes.slice(0, size).filter(Boolean).length;
        const passed = count(design.n1) > design.r1;
        const evaluable = at % (passed ? design.n : design.n1);
        const early = decide(design, count(evaluable), evaluable, evaluable > design.n1 ? count(design.n1) : undefined);
        const end = early.stage === 1 ? design.n1 : design.n;
        const stage1 = end > design.n1 ? count(design.n1) : undefined;
        if (early.certain !== undefined) {
          expect(decide(design, count(end), end, stage1).decision).toBe(early.certain);
        } else {
          const worst = decide(design, count(evaluable), end, stage1);
          const best = decide(design, count(evaluable) + end - evaluable, end, stage1 ?? undefined);
          expect(rank[best.decision]).toBeGreaterThan(rank[worst.decision]);
        }
      },
    ),
  );
});

test("the counts said to settle a stage do settle it, and one fewer does not", () => {
  fc.assert(
    fc.property(anyDesign(30), fc.nat(), fc.nat(), (design, a, b) => {
      const evaluable = a % design.n1;
      const responses = b % (evaluable + 1);
      const { certain, responsesNeeded, failuresNeeded } = decide(design, responses, evaluable);
      fc.pre(certain === undefined);
      const after = (more: number, failures: number) =>
        decide(design, responses + more, evaluable + more + failures).certain;
      if (responsesNeeded !== undefined) {
        expect(after(responsesNeeded, 0)).toBe("continue");
        expect(after(responsesNeeded - 1, 0)).not.toBe("continue");
      }
      if (failuresNeeded !== undefined) {
        expect(after(0, failuresNeeded)).toBe("stop");
        expect(after(0, failuresNeeded - 1)).not.toBe("stop");
      }
    }),
  );
});
