/** XML elements as text. Attributes and text from files are escaped; characters that XML forbids become U+FFFD. */

export type Child = string | Element | undefined;

export interface Element {
  readonly xml: string;
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly Child[] = [],
): Element {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  const inner = children
    .filter((child) => child !== undefined)
    .map((child) => (typeof child === "string" ? escaped(child) : child.xml))
    .join("");
  return { xml: inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => NAMED[character] ?? character);
}
