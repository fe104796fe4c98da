/** Vega-Lite to SVG without a browser. The same specification gives the same bytes in every process. */
import type { TopLevelSpec } from "vega-lite";
import { cleanText } from "../../tables/clean-text.ts";
import { escapeHtml } from "../../tables/writers/html-text.ts";
import { FAMILY } from "../font/figure-font.ts";
import type { Json } from "./layers.ts";

/** Where the reader does not have the font of the figures: fonts of like width, then fonts with Chinese. */
const FAMILIES = `'${FAMILY}', 'Source Sans Pro', 'Noto Sans', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', Arial, sans-serif`;

/** What describes the SVG to who does not see it; null where the page around it does. */
export type SvgDescription = SvgWords | null;

interface SvgWords {
  /** Prefix of the ids, so that several figures can stand in one page. */
  readonly id: string;
  readonly title: string;
  readonly alternative: string;
}

export async function renderSvg(spec: Json, words: SvgDescription): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  // A warning means a faulty specification; those are nadir's own.
  const complain = (...texts: readonly unknown[]): never => {
    throw new Error(`figure: ${texts.map(String).join(" ")}`);
  };
  const logger = { level: () => logger, error: complain, warn: complain, info: () => logger, debug: () => logger };
  const compiled = vegaLite.compile(spec as unknown as TopLevelSpec, { logger: logger as never });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return tidySvg(svg, words);
}

const INVISIBLE = /<path class="(?:background|foreground)"[^>]*\/>/g;
const INNER_ATTRIBUTES =
  / (?:class|role|aria-[a-z]+|pointer-events|font-family|xmlns:xlink|version)="[^"]*"| opacity="1"/g;
const LONG_NUMBER = /-?\d+\.\d{3,}(?:e-?\d+)?/g;

/** Leaves what is drawn: Vega describes every mark for screen readers, but the figure as a whole has one sentence. */
function tidySvg(svg: string, words: SvgDescription): string {
  const small = svg
    .replace(INVISIBLE, "")
    // Texts and attributes have no raw angle brackets, so this is every tag and nothing else.
    .replace(/<[^>]*>/g, (tag) =>
      tag
        .replace(INNER_ATTRIBUTES, "")
        .replace(LONG_NUMBER, (number) => String(Number(Number(number).toFixed(2)) || 0))
        .replace('<g transform="translate(0,0)">', "<g>"),
    )
    .replace(/<g><\/g>/g, "");
  const described =
    words === null ? ' aria-hidden="true"' : ` role="img" aria-labelledby="${words.id}-title ${words.id}-desc"`;
  return small.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg ${attributes}${described} font-family="${FAMILIES}">${words === null ? "" : descriptionOf(words)}`,
  );
}

function descriptionOf({ id, title, alternative }: SvgWords): string {
  const text = (words: string) => escapeHtml(cleanText(words));
  return `<title id="${id}-title">${text(title)}</title><desc id="${id}-desc">${text(alternative)}</desc>`;
}
