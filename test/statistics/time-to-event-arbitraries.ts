/** Random time-to-event data for property tests. */
import fc from "fast-check";

export interface Participant {
  readonly time: number;
  readonly status: number;
  readonly group: number;
  readonly stratum: number;
  readonly entry: number;
}

/** Participants with whole-day times, so that ties of every kind occur, and up to `causes` causes. */
export function participants(causes: number, options: { minLength?: number } = {}): fc.Arbitrary<Participant[]> {
  const participant = fc
    .record({
      time: fc.integer({ min: 0, max: 40 }),
      status: fc.integer({ min: 0, max: causes }),
      group: fc.integer({ min: 0, max: 2 }),
      stratum: fc.integer({ min: 0, max: 1 }),
      before: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ before, ...rest }) => ({ ...rest, entry: rest.time - before }));
  return fc.array(participant, { minLength: options.minLength ?? 1, maxLength: 60 });
}

export function columns(rows: readonly Participant[]) {
  return {
    time: rows.map((row) => row.time),
    status: rows.map((row) => row.status),
    group: rows.map((row) => row.group),
  };
}

/** The same data in another row order. */
export function shuffled(causes: number, minLength = 1): fc.Arbitrary<readonly [Participant[], Participant[]]> {
  return participants(causes, { minLength }).chain((rows) =>
    fc
      .shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })
      .map((other) => [rows, other] as const),
  );
}
