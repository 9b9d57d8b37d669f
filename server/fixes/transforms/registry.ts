import { parameterizeQuery } from "./parameterize-query";
import type { Transform } from "./transform";

/** Transforms by the names that recipes call them. */
export const TRANSFORMS: ReadonlyMap<string, Transform> = new Map([["parameterize-query", parameterizeQuery]]);
