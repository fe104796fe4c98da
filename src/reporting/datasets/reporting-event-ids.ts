/** Names by which parts of a reporting event refer to each other. */

export function analysisSetId(population: string): string {
  return `AS.${population}`;
}

/** Of the rows that count in the analysis of an endpoint. */
export function analysedSubsetId(paramcd: string): string {
  return `DS.${paramcd}`;
}

/** Of all rows of an endpoint, with those that do not count. */
export function wholeSubsetId(paramcd: string): string {
  return `DS.${paramcd}.ALL`;
}
