import type { TSESTree } from "@typescript-eslint/types";
import { THREAT_MODELS, THREAT_PARTS, type SourceKind } from "../../../rules/rule";
import type { JavaScriptModule } from "../program/module";
import { KindSet } from "./kinds";

/** Where a piece of data comes in. One object per place and model row, so that identity means equality. */
export interface Source {
  /** Unique in the process. */
  readonly id: number;
  readonly kind: SourceKind;
  /** In words: "the query string of the request". */
  readonly what: string;
  readonly module: JavaScriptModule;
  readonly node: TSESTree.Node;
  /** A property of it, or a number made from it, is something else. */
  readonly whole: boolean;
  /** A part of a request's head, of which servers take some thousand letters. */
  readonly isInHead: boolean;
}

/** What happened to the data on its way, newest first. */
export class Trace {
  readonly length: number;

  constructor(
    readonly previous: Trace | undefined,
    readonly module: JavaScriptModule,
    readonly node: TSESTree.Node,
    readonly message: string,
  ) {
    this.length = (previous?.length ?? 0) + 1;
  }
}

/** Data from a source, as far as it came, without the kinds of harm that something on its way took from it. Immutable. */
export class Taint {
  constructor(
    readonly source: Source,
    readonly cleared: KindSet,
    readonly trace?: Trace | undefined,
  ) {}

  withCleared(cleared: KindSet): Taint {
    return new Taint(this.source, cleared, this.trace);
  }
}

/** More origins than this say nothing more to a reader; the shortest ways are kept. */
export const MAX_TAINTS = 6;
const MAX_TRACE = 24;

export const NO_TAINTS: readonly Taint[] = [];

function lengthOf(taint: Taint): number {
  return taint.trace?.length ?? 0;
}

/** Union with one taint per source and cleared kinds, the one with the shortest way. */
export function joinTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let result: Taint[] | undefined;
  for (const taint of b) {
    const known = indexOf(result ?? a, taint);
    if (known >= 0 ? !isShorter(taint, (result ?? a)[known]) : !hasRoom(result ?? a, taint)) continue;
    result ??= [...a];
    if (known >= 0) result[known] = taint;
    else result.push(taint);
  }
  return result ?? a;
}

/** Where a taint with the same source and cleared kinds is, or -1. */
function indexOf(taints: readonly Taint[], { source, cleared }: Taint): number {
  for (let index = 0; index < taints.length; index++) {
    const known = taints[index];
    if (known?.source === source && known.cleared === cleared) return index;
  }
  return -1;
}

function isShorter(taint: Taint, known: Taint | undefined): boolean {
  return known !== undefined && lengthOf(taint) < lengthOf(known);
}

/** Each kind of source has room of its own, so that none crowds out another. */
function hasRoom(taints: readonly Taint[], { source }: Taint): boolean {
  if (taints.length < MAX_TAINTS) return true;
  let ofKind = 0;
  for (const known of taints) if (known.source.kind === source.kind) ofKind++;
  return ofKind < MAX_TAINTS;
}

/** The taints with the kinds cleared as well; data that can hurt nobody any more is dropped. */
export function clearKinds(taints: readonly Taint[], kinds: KindSet): readonly Taint[] {
  if (taints.length === 0 || kinds === KindSet.NONE) return taints;
  return kinds.isAll ? NO_TAINTS : mapCleared(taints, (cleared) => cleared.union(kinds));
}

/** The taints after something gave them back what it takes to hurt the kinds, as parsing gives text its structure. */
export function restoreKinds(taints: readonly Taint[], kinds: readonly string[]): readonly Taint[] {
  return mapCleared(taints, (cleared) => cleared.without(kinds));
}

/** The taints of a piece of what had these: what only the whole was safe for may hurt again. */
export function ofParts(taints: readonly Taint[]): readonly Taint[] {
  return mapCleared(taints, (cleared) => cleared.parts);
}

/** The taints with what is known of them changed; those that can hurt nobody any more are dropped. */
export function mapCleared(taints: readonly Taint[], change: (cleared: KindSet) => KindSet): readonly Taint[] {
  let result: Taint[] | undefined;
  for (const [index, taint] of taints.entries()) {
    const cleared = change(taint.cleared);
    if (cleared === taint.cleared) {
      if (result) add(result, taint);
      continue;
    }
    result ??= taints.slice(0, index);
    if (!cleared.isAll) add(result, taint.withCleared(cleared));
  }
  return result ?? taints;
}

function add(taints: Taint[], taint: Taint): void {
  const known = indexOf(taints, taint);
  if (known < 0) taints.push(taint);
  else if (isShorter(taint, taints[known])) taints[known] = taint;
}

/** The taints one step further on. */
export function extend(taints: readonly Taint[], module: JavaScriptModule, node: TSESTree.Node, message: string): readonly Taint[] {
  if (taints.length === 0) return taints;
  return taints.map((taint) => {
    const { trace } = taint;
    if (trace && (trace.length >= MAX_TRACE || (trace.node === node && trace.message === message))) return taint;
    return new Taint(taint.source, taint.cleared, new Trace(trace, module, node, message));
  });
}

/** The kind of data that names of properties are which the program did not write down. */
export const PROPERTY_NAME = "property-name";

const THREATS: ReadonlySet<string> = new Set([...THREAT_MODELS, ...THREAT_PARTS.keys()]);

/**
 * What is left in a number, or in what an index picked out of a table: nothing that an attacker writes fits into it,
 * but data that is a problem by itself stays one, such as a guessable random number.
 */
export function leftInNumbers(taints: readonly Taint[]): readonly Taint[] {
  return taints.length === 0
    ? taints
    : taints.filter(({ source }) => !source.whole && !THREATS.has(source.kind) && source.kind !== PROPERTY_NAME);
}

/** The same for a number that may be as large as somebody wants it to be. */
export function numbersFrom(taints: readonly Taint[]): readonly Taint[] {
  if (taints.length === 0) return taints;
  return taints.reduce((joined, taint) => {
    if (taint.source.whole || taint.source.kind === PROPERTY_NAME) return joined;
    return joinTaints(joined, [isThreat(taint) ? taint.withCleared(taint.cleared.union(KindSet.NUMBERS)) : taint]);
  }, NO_TAINTS);
}

/** What is left in a property of the data. */
export function leftInParts(taints: readonly Taint[]): readonly Taint[] {
  return taints.some(({ source }) => source.whole) ? taints.filter(({ source }) => !source.whole) : taints;
}

/** The kind of data that guessable numbers are, and texts of them. */
const WEAK_RANDOM = "weak-random";

/** What is left in a property that has a name: numbers and texts have none, and what a number picked out of a list had it before. */
export function leftUnderName(taints: readonly Taint[]): readonly Taint[] {
  return taints.some(({ source }) => source.kind === WEAK_RANDOM) ? taints.filter(({ source }) => source.kind !== WEAK_RANDOM) : taints;
}

/** True for data that somebody else sends, under one of the threat models. */
export function isThreat({ source }: Taint): boolean {
  return THREATS.has(source.kind);
}

/** The kind of source that the message of an error is. */
export const ERROR_TEXT = "error-text";

/** How the story of a taint says that it became an argument of a function. */
export const PASSED = "is passed to";
/** How the step is told at which data decides what an object is. */
export const NAMES_PROPERTY = "names the property that is read";

/** True for data that came into the function at hand, or one before it, as an argument. */
export function cameAsArgument({ trace }: Taint): boolean {
  for (let step = trace; step; step = step.previous) if (step.message.startsWith(PASSED)) return true;
  return false;
}
