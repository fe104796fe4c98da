/** The figures of a run, drawn: as SVG, and as PNG where the fonts at hand have every character. */
import { type Language, termsIn } from "../language/language.ts";
import type { ReportData } from "../model/report-data.ts";
import type { FigurePlan } from "./engine/figure-plan.ts";
import { frameFigure, type Surround } from "./engine/frame.ts";
import type { Json } from "./engine/layers.ts";
import { svgText } from "./engine/outline-svg.ts";
import { renderPng } from "./engine/render-png.ts";
import { renderSvg } from "./engine/render-svg.ts";
import { type ExtraFont, loadFigureFont, missingCharacters } from "./font/figure-font.ts";
import { groupPlans, profilePlans } from "./plots/all-plans.ts";
import type { FigureContext } from "./plots/context.ts";
import { provenanceLines } from "./provenance.ts";
import { safeNames } from "./safe-name.ts";
import { figureWordsIn } from "./words/figure-words.ts";

export interface DrawnFigure {
  /** Unique in the run, and harmless as a file name and in XML. */
  readonly id: string;
  /** Null for a figure of a group. */
  readonly participant: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly population: string;
  /** A sentence that says what the figure shows. */
  readonly alternative: string;
  readonly notes: readonly string[];
  /** Data cut-off, version of the definition, hashes of the input, version of nadir. */
  readonly foot: readonly string[];
  /** Vega-Lite. */
  readonly spec: Json;
  readonly svg: string;
  /** Of the drawing, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The characters that no font at hand has; with any of them there is no PNG. */
  readonly missing: readonly string[];
  readonly png: () => Promise<Uint8Array>;
}

export interface DrawFiguresOptions {
  readonly language: Language;
  /** For characters beyond the bundled font. */
  readonly font?: ExtraFont | undefined;
  readonly surround: Surround;
}

export interface FigureDrawer {
  readonly groups: () => AsyncIterable<DrawnFigure>;
  /** Of the participants named, or of all. */
  readonly profiles: (wanted?: ReadonlySet<string>) => AsyncIterable<DrawnFigure>;
}

/** One figure at a time: only one is held in memory beside what the caller keeps. */
export async function figureDrawer(data: ReportData, options: DrawFiguresOptions): Promise<FigureDrawer> {
  const font = await loadFigureFont(options.font);
  const words = figureWordsIn(options.language);
  const context: FigureContext = { data, terms: termsIn(options.language), words, font };
  const foot = provenanceLines(context);
  const draw = async (plan: FigurePlan, id: string, participant: string | null): Promise<DrawnFigure> => {
    const { title, population, alternative, notes } = plan;
    // Every figure names those that it is of.
    const subtitle =
      population === "" ? plan.subtitle : `${context.terms.populationOf(population)}${words.stop}${plan.subtitle}`;
    const { spec, width, height } = frameFigure({ ...plan, subtitle }, font, foot, options.surround);
    const svg = await renderSvg(spec, options.surround === "alone" ? { id, title, alternative } : null);
    const missing = missingCharacters(font, svgText(svg));
    return {
      ...{ id, participant, title, subtitle, population, alternative, notes, foot, spec, svg, width, height, missing },
      png: () => renderPng(svg, font),
    };
  };
  return {
    groups: async function* () {
      const plans = groupPlans(context);
      const ids = safeNames(
        plans.map(({ id }) => id),
        "figure",
      );
      for (const [index, plan] of plans.entries()) yield await draw(plan, ids[index] ?? plan.id, null);
    },
    profiles: async function* (wanted) {
      const all = data.participantLevel?.participants.map(({ id }) => id) ?? [];
      const ids = new Map(safeNames(all, "participant").map((name, index) => [all[index], name]));
      for (const { participant, plan } of profilePlans(context, wanted)) {
        yield await draw(plan, `profile-${ids.get(participant)}`, participant);
      }
    },
  };
}
