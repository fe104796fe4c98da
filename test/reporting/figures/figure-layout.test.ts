/** Every figure of every fixture and awkward study: no text is cut off or stands on another, and every SVG is harmless. */
import { beforeAll, describe, expect, test } from "vitest";
import { type DrawnFigure, figureDrawer } from "../../../src/reporting/figures/draw-figures.ts";
import { type FigureFont, loadFigureFont } from "../../../src/reporting/figures/font/figure-font.ts";
import type { Language } from "../../../src/reporting/language/language.ts";
import type { ReportData } from "../../../src/reporting/model/report-data.ts";
import { AWKWARD_NAMES, awkwardDataOf, FIXTURES, reportDataOf } from "../report-data-of.ts";
import { type PlacedText, tagsOf, textsOf } from "./svg-texts.ts";

const PROFILES = 3;
let font: FigureFont;

beforeAll(async () => {
  font = await loadFigureFont();
});

async function figuresOf(data: ReportData, language: Language): Promise<readonly DrawnFigure[]> {
  const drawer = await figureDrawer(data, { language, surround: "alone" });
  const figures: DrawnFigure[] = [];
  for await (const figure of drawer.groups()) figures.push(figure);
  const wanted = new Set(data.participantLevel?.participants.slice(0, PROFILES).map(({ id }) => id));
  for await (const figure of drawer.profiles(wanted)) figures.push(figure);
  return figures;
}

const outside = ({ width, height }: DrawnFigure, texts: readonly PlacedText[]) =>
  texts
    .filter(({ left, right, top, bottom }) => left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5)
    .map(({ text }) => text);

/** Pairs whose boxes share more than a pixel either way. */
function overlapping(texts: readonly PlacedText[]): readonly string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}

const DRAWN = new Set(["svg", "title", "desc", "g", "path", "rect", "line", "text"]);
const ATTRIBUTES =
  /^(?: (?:xmlns|width|height|viewBox|role|aria-labelledby|font-family|id|fill|fill-opacity|stroke|stroke-width|stroke-miterlimit|stroke-dasharray|stroke-opacity|opacity|transform|d|x|y|x1|x2|y1|y2|text-anchor|font-size|font-weight)="[^"]*")*$/;

function checkFigure(figure: DrawnFigure): void {
  const tags = tagsOf(figure.svg);
  expect(tags.filter(({ name }) => !DRAWN.has(name))).toEqual([]);
  expect(tags.filter(({ attributes }) => !ATTRIBUTES.test(attributes.trimEnd()))).toEqual([]);
  const texts = textsOf(figure.svg, font).filter(({ text }) => text !== "");
  expect(outside(figure, texts), figure.id).toEqual([]);
  expect(overlapping(texts), figure.id).toEqual([]);
  expect(figure.alternative.length, figure.id).toBeGreaterThan(10);
  expect(figure.svg).not.toMatch(/NaN|undefined|Infinity/);
}

describe.each(["en", "zh"] as const)("%s", (language) => {
  test.each(FIXTURES)("%s", { timeout: 60_000 }, async (fixture) => {
    const figures = await figuresOf(await reportDataOf(fixture), language);
    expect(figures.length).toBeGreaterThan(PROFILES + 3);
    for (const figure of figures) checkFigure(figure);
  });

  test.each(AWKWARD_NAMES)("%s", { timeout: 60_000 }, async (name) => {
    const figures = await figuresOf(await awkwardDataOf(name), language);
    for (const figure of figures) checkFigure(figure);
    expect(new Set(figures.map(({ id }) => id.toLowerCase())).size).toBe(figures.length);
  });
});
