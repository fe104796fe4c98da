/**
 * What V8 has compiled, kept in the folder of the package for the next command. Node can from 22.8 on: it checks the code and its own version,
 * goes on without where the folder cannot be written, and leaves it alone under NODE_DISABLE_COMPILE_CACHE=1.
 */
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

interface WithCompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

export function keepCompiledCode(packageFolder: URL): void {
  const { enableCompileCache } = nodeModule as WithCompileCache;
  enableCompileCache?.(fileURLToPath(new URL(".code-cache/", packageFolder)));
}
