/** METHOD of an estimate in English: names of people with capitals and a dash between two of them. */

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^clopper-pearson/, "Clopper–Pearson"],
  [/^agresti-coull/, "Agresti–Coull"],
  [/^wilson/, "Wilson"],
  [/^wald/, "Wald"],
  [/^jeffreys/, "Jeffreys"],
  [/^newcombe/, "Newcombe"],
  [/^miettinen-nurminen/, "Miettinen–Nurminen"],
  [/^agresti-caffo/, "Agresti–Caffo"],
  [/^hauck-anderson/, "Hauck–Anderson"],
  [/^mantel-haenszel/, "Mantel–Haenszel"],
  [/^cochran-armitage/, "Cochran–Armitage"],
  [/^fisher/, "Fisher"],
  [/^barnard/, "Barnard"],
  [/^boschloo/, "Boschloo"],
  [/^koopman/, "Koopman"],
  [/^katz/, "Katz"],
  [/^gray$/, "Gray"],
  [/^cox/, "Cox"],
  [/^fine-gray/, "Fine–Gray"],
  [/^welch/, "Welch"],
  [/^exact poisson/, "exact Poisson"],
  [/^Aalen-Johansen/, "Aalen–Johansen"],
  [/^Kaplan-Meier/, "Kaplan–Meier"],
  [/^quantile type-(\d)/, "quantiles of type $1"],
];

export function methodEn(method: string): string {
  return method.split("; ").map(nameOf).join("; ");
}

function nameOf(part: string): string {
  const [pattern, name] = NAMES.find(([known]) => known.test(part)) ?? [];
  return pattern === undefined || name === undefined ? part : part.replace(pattern, name);
}
