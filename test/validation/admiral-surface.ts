/** Unit cases about body surface. */
import { exact } from "../../src/core/exact.ts";
import { bodySurface, surfaceBy } from "../../src/derivation/episodes/body-surface.ts";
import { type AdmiralCase, type Cell, type Rows, type Runner, rowsGiven, runSmall, text } from "./admiral-case.ts";

const FORMULAS = { Mosteller: "mosteller", Haycock: "haycock" } as const;

function formulaOf({ args }: AdmiralCase) {
  return FORMULAS[args.find(({ name }) => name === "method")!.value as keyof typeof FORMULAS];
}

export const surfaceOfMissing: Runner = async (given, tally) => {
  const [heights, weights] = ["height", "weight"].map((name) => given.args.find((one) => one.name === name)!.value);
  const rows = (heights as readonly Cell[]).map((height, index) => ({
    participant_id: String(index),
    height_cm: text(height),
    weight_kg: text((weights as readonly Cell[])[index]),
  }));
  const { dataset } = await runSmall({ responses: { anybody: "{ dated: start }" } }, { participants: rows });
  for (const [index, participant] of dataset.participants.entries()) {
    const surface = bodySurface(participant, formulaOf(given))?.number;
    tally.close(String(index), (given.expected as readonly (number | null)[])[index] ?? undefined, surface);
  }
};

export const surface: Runner = (given, tally) => {
  for (const row of (given.expected as Rows).filter(({ PARAMCD }) => PARAMCD === "BSA")) {
    const measured = (code: string) =>
      exact(
        text(
          rowsGiven(given).find(
            (one) => one["USUBJID"] === row["USUBJID"] && one["PARAMCD"] === code && one["VISIT"] === row["VISIT"],
          )!["AVAL"],
        ),
      );
    const got = surfaceBy(formulaOf(given), measured("HEIGHT"), measured("WEIGHT"))?.number;
    tally.close(text(row["USUBJID"]), row["AVAL"] as number, got);
  }
};
