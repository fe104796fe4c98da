/**
 * What a transfusion did to the count, for one episode and one time after it.
 * Increment: after − before, in 10*9/L; a fall stays negative. Corrected count increment: increment per microlitre (× 1000) × body
 * surface in m² ÷ dose in 10*11. Recovery in percent: increment × blood volume in litres ÷ dose in 10*11 (the powers of ten cancel).
 * Each is a slope known exactly times a body surface, so that holding it against a limit is exact; see `body-surface.ts`.
 */
import { divide, type Exact, exact, exactText, multiply } from "../core/exact.ts";
import { type Interval, mapToPositiveMultiple, pointValue, subtractIntervals } from "../core/interval.ts";
