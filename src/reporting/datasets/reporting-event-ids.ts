/** Names by which parts of a reporting event refer to each other. */

export function analysisSetId(population: string): string {
  return `AS.${population}`;
}

export function dataSubsetId(paramcd: string): string {
  return `DS.${paramcd}`;
}
