/** Light or dark: as the system says, until the reader chooses. Nothing is stored. */
import { required } from "./elements.ts";

export function themeSwitch(): void {
  const button = required("#theme", HTMLButtonElement);
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset["theme"] = dark === "dark" ? "light" : "dark";
  });
}
