/** How much memory this process has taken, and how much it may take: of the heap, and of the machine or container, whichever is fuller. */
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { MemoryUse } from "../ingestion/containers/memory.ts";

/** From here on garbage is collected before anything is refused because of it. */
const NEARLY_FULL = 0.65;

export function memoryUse(): MemoryUse {
  const heap = heapUse();
  if (heap.used < NEARLY_FULL * heap.limit) return fuller(heap, machineUse());
  collectGarbage();
  return fuller(heapUse(), machineUse());
}

/** The limit that Node tells includes the space of young objects, in which what is kept has no place: three halves of 16 MiB. */
const YOUNG = 48 * 2 ** 20;

function heapUse(): MemoryUse {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return { used, limit: limit - YOUNG };
}

function machineUse(): MemoryUse {
  const used = process.memoryUsage.rss();
  return { used, limit: used + process.availableMemory() };
}

const fuller = (a: MemoryUse, b: MemoryUse) => (a.used / a.limit > b.used / b.limit ? a : b);

let collect: (() => void) | undefined;

/** Node has no other way to ask for it without a flag at its start. */
function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
