/**
 * Bundles the script and the style of report.html into src/reporting/report/page-assets.json, with the hashes that its content policy
 * names. Run `npm run build:page` after a change in src/reporting/report/page or of the web font; a test says when it was forgotten.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transform } from "esbuild";

const REPORT = join(import.meta.dirname, "../src/reporting/report");

export async function pageAssets(fontStyle: string): Promise<Readonly<Record<string, string>>> {
  const bundle = await build({
    entryPoints: [join(REPORT, "page/main.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    charset: "ascii",
    legalComments: "none",
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  if (/<\/script|<!--/i.test(script)) throw new Error("the script would end its own element");
  const css = readFileSync(join(REPORT, "page/style.css"), "utf8");
  const style = (await transform(css, { loader: "css", minify: true })).code;
  return { script, scriptHash: hash(script), style, styleHash: hash(style), fontStyleHash: hash(fontStyle) };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { FONT_STYLE } = await import("../src/reporting/report/page-assets.ts");
  const assets = await pageAssets(FONT_STYLE);
  writeFileSync(join(REPORT, "page-assets.json"), `${JSON.stringify(assets, null, 2)}\n`);
}
