// DuckDB through @duckdb/node-api. Usage: node duckdb.mjs DIR OUT [threads]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const modules = process.env.NADIR_BENCH_MODULES;
const { DuckDBInstance } = createRequire(modules ? `${modules}/` : import.meta.url)("@duckdb/node-api");
const [dir, out, threads = "2"] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
const sql = readFileSync(new URL("duckdb.sql", import.meta.url), "utf8");
for (const statement of sql.replaceAll("DIR", dir).replaceAll("OUT", out).split(/^;$/m))
  await connection.run(statement);
