// polars through nodejs-polars. Usage: node polars.mjs DIR OUT
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const modules = process.env.NADIR_BENCH_MODULES;
const loaded = createRequire(modules ? `${modules}/` : import.meta.url)("nodejs-polars");
const pl = loaded.default ?? loaded;
const { col, lit } = pl;
const [dir, out] = process.argv.slice(2);
const text = (names) => Object.fromEntries(names.map((name) => [name, pl.String]));
const labs = pl.readCSV(`${dir}/labs.csv`, {
  schema: text(["participant_id", "analyte", "collected_at", "value", "unit"]),
});
const interventions = pl.readCSV(`${dir}/interventions.csv`, {
  schema: { ...text(["participant_id", "intervention"]), started_at: pl.Date },
});
const doses = interventions
  .lazy()
  .filter(col("intervention").eq(lit("luspatercept")))
  .groupBy("participant_id")
  .agg(col("started_at").min().alias("d0"));
const below = pl
  .when(col("value").str.slice(0, 1).eq(lit("<")))
  .then(col("value").str.slice(1).cast(pl.Float64, false))
  .otherwise(lit(null));
const number = col("value").cast(pl.Float64, false).fillNull(below).alias("number");
const day = col("collected_at").str.slice(0, 10).str.strptime(pl.Date, "%Y-%m-%d").alias("day");
const typed = await labs.lazy().select(col("participant_id"), col("analyte"), col("unit"), day, number).collect();
const grams = pl
  .when(
    col("analyte")
      .eq(lit("hemoglobin"))
      .and(col("unit").eq(lit("g/L"))),
  )
  .then(col("number").div(10))
  .otherwise(col("number"));
const values = await typed
  .lazy()
  .filter(col("number").isNotNull())
  .join(doses, { on: "participant_id", how: "inner" })
  .withColumns(grams.alias("number"))
  .collect();

function firstOfThree(analyte, meets, name) {
  const met = col("met");
  return values
    .lazy()
    .filter(
      col("analyte")
        .eq(lit(analyte))
        .and(col("day").gtEq(col("d0"))),
    )
    .groupBy(["participant_id", "day"])
    .agg(col("number").min().alias("lowest"))
    .sort(["participant_id", "day"])
    .withColumns(meets(col("lowest")).alias("met"))
    .withColumns(
      met
        .and(met.shift(-1))
        .and(met.shift(-2))
        .and(col("participant_id").shift(-2).eq(col("participant_id")))
        .alias("hit"),
    )
    .filter(col("hit"))
    .groupBy("participant_id")
    .agg(col("day").min().alias(name));
}

const relative = col("day").cast(pl.Int32).sub(col("d0").cast(pl.Int32)).alias("relative");
const daily = (
  await values
    .lazy()
    .filter(col("analyte").eq(lit("hemoglobin")))
    .withColumns(relative)
    .filter(col("relative").gtEq(-3).and(col("relative").ltEq(62)))
    .groupBy(["participant_id", "day", "relative"])
    .agg(col("number").mean().alias("mean"))
    .collect()
).lazy();
const base = daily.filter(col("relative").ltEq(-1)).groupBy("participant_id").agg(col("mean").mean().alias("base"));
const post = daily
  .filter(col("relative").gtEq(48))
  .withColumns(col("relative").sub(55).abs().alias("away"))
  .sort(["participant_id", "away", "day"])
  .unique({ subset: ["participant_id"], keep: "first", maintainOrder: true })
  .select(col("participant_id"), col("day").alias("post_day"), col("mean").alias("post"));
const left = { on: "participant_id", how: "left" };
const result = await labs
  .lazy()
  .select(col("participant_id"))
  .unique()
  .join(doses, left)
  .join(
    firstOfThree("neutrophils", (value) => value.gt(0.5), "anc"),
    left,
  )
  .join(
    firstOfThree("platelets", (value) => value.gtEq(40), "plt"),
    left,
  )
  .join(base, left)
  .join(post, left)
  .sort("participant_id")
  .collect();
const given = await interventions
  .lazy()
  .filter(col("intervention").eq(lit("rbc-transfusion")))
  .join(post, { on: "participant_id", how: "inner" })
  .collect();
const transfused = new Set();
for (const row of given.toRecords()) {
  const days = (row.post_day - row.started_at) / 864e5;
  if (days >= 1 && days <= 28) transfused.add(row.participant_id);
}
const known = (value) => value !== undefined && value !== null;
const decimals = (value) => (known(value) ? value.toFixed(4) : "");
const date = (value) => (known(value) ? value.toISOString().slice(0, 10) : "");
const lines = ["participant_id,anc_date,plt_date,hb_base,hb_post_date,hb_change,hb_status"];
for (const row of result.toRecords()) {
  const change = known(row.post) && known(row.base) ? row.post - row.base : null;
  const verdict = change >= 1.5 ? "RESPONDER" : "NON_RESPONDER";
  const measured = transfused.has(row.participant_id) ? "TRANSFUSED" : verdict;
  const based = known(row.post) ? measured : "NO_POST";
  const dosed = known(row.base) ? based : "NO_BASELINE";
  const status = known(row.d0) ? dosed : "NO_DOSE";
  lines.push(
    [
      row.participant_id,
      date(row.anc),
      date(row.plt),
      decimals(row.base),
      date(row.post_day),
      decimals(change),
      status,
    ].join(","),
  );
}
writeFileSync(out, `${lines.join("\n")}\n`);
