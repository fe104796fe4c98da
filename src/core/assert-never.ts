/** For the default branch of a closed switch: a missing case is a type error at build time and a bug at run time. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
