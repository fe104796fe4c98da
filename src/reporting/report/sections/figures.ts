/** The figures of the run as drawings in the page, each with a sentence that says what it shows. */
import { type Html, html, NOTHING, section, trusted } from "../html.ts";
import type { ReportContext } from "../report-context.ts";

/** A figure that is ready to stand in a page: its identifiers are unique, its texts escaped. */
export interface PageFigure {
  readonly id: string;
  readonly title: string;
  readonly svg: string;
  /** What the figure shows, for people who do not see it. */
  readonly alternative: string;
}

export function figuresSection({ words }: ReportContext, figures: readonly PageFigure[]): Html {
  if (figures.length === 0) return NOTHING;
  const items = figures.map(
    ({ id, title, svg, alternative }) => html`<figure id="figure-${id}">
<h3 dir="auto">${title}</h3>
<div class="drawing" role="img" aria-label="${alternative}">${trusted(svg)}</div>
<figcaption>${alternative}</figcaption>
</figure>
`,
  );
  return section("figures", words.sections.figures, ...items);
}
