import type { TSESTree } from "@typescript-eslint/types";
import type { CallRole } from "../../../rules/model";
import { constantOf } from "../program/constants";
import { KindSet, OPTION_KINDS, PICKED } from "./kinds";
import type { Machine } from "./machine";
import { leadingTextOf } from "./sink-conditions";
import { extend, joinTaints, mapCleared, NO_TAINTS, type Taint } from "./taint";
import type { Value } from "./value";

type Node = TSESTree.Node;

/*
 * What a check of a path shows depends on what was done to the path before: `startsWith(root)` says nothing of
 * `root/../../etc`, but everything once the path is normalised. So the way of a piece of data remembers three facts about it
 * among the kinds that it can no longer hurt:
 */

/** Its `..` are resolved: none is left, but for those at the beginning. */
export const NORMALIZED = KindSet.of(["path:normalized"]);
/** It is not absolute, or stands where an absolute path is no other than a relative one. */
export const ANCHORED = KindSet.of(["path:anchored"]);
/** It has no `..`. */
export const CONTAINED = KindSet.of(["path:contained"]);

export const PATH = KindSet.of(["path"]);
/** What escapes in a text may stand for. */
const LOST_BY_DECODING = ["path:normalized", "path:anchored", "path:contained", 'no "', "no '"];

export function isNormalized(cleared: KindSet): boolean {
  return cleared.has("path:normalized");
}

export function isContained(cleared: KindSet): boolean {
  return cleared.has("path:contained");
}

/** What is known of the part of a text before which something else stands. */
export function afterOtherText(cleared: KindSet): KindSet {
  return cleared.without(LOST_BEHIND_TEXT).union(ANCHORED);
}

/** What a library is given to run as a whole is meant to be run; only what it puts into a command of its own is not. */
export const WHOLE = KindSet.of(["whole:command"]);

/** A folder that a program is looked for in is no command. */
function beforeOtherText(cleared: KindSet): KindSet {
  return cleared.without([...WHOLE.kinds]);
}

const LOST_BEHIND_TEXT = ["path:normalized", ...WHOLE.kinds, ...PICKED.kinds];

/** What is known of a text after escapes in it, which may stand for dots and slashes, became what they stand for. */
export function afterDecoding(cleared: KindSet): KindSet {
  return cleared.without(LOST_BY_DECODING);
}

/** The untrusted data in what a call of a function with a role for paths gives; undefined for other roles. */
export function pathTaints(
  machine: Machine,
  role: CallRole,
  call: { readonly args: readonly Value[]; readonly argNodes: readonly Node[]; readonly node: Node; readonly name: string | undefined },
): readonly Taint[] | undefined {
  const known = factsAfter(machine, role, call.argNodes);
  if (!known) return undefined;
  const isMade = call.args.length > 1;
  let taints = NO_TAINTS;
  for (const [index, arg] of call.args.entries()) {
    taints = joinTaints(
      taints,
      mapCleared(machine.textTaints(arg), (cleared) => known(isMade ? beforeOtherText(cleared) : cleared, index)),
    );
  }
  return extend(taints, machine.module, call.node, `goes through \`${call.name ?? "a call"}\``);
}

/** What is known of an argument's data in the result of a call with the role. */
export function factsAfter(
  machine: Machine,
  role: CallRole,
  argNodes: readonly Node[],
): ((cleared: KindSet, index: number) => KindSet) | undefined {
  switch (role) {
    case "join-path": {
      const base = argNodes[0] && constantOf(machine.module, argNodes[0]);
      const isRelative = typeof base === "string" && !/^(?:[/\\]|[a-z]:)/i.test(base);
      return (cleared, index) => {
        if (index === 0) return cleared.union(NORMALIZED);
        const behind = cleared.union(OPTION_KINDS);
        if (isContained(cleared)) return behind.union(PATH).union(NORMALIZED);
        return isRelative ? behind.union(NORMALIZED).union(ANCHORED) : absolute(behind);
      };
    }
    case "resolve-path":
      return (cleared, index) =>
        (cleared.has("path") ? cleared : absolute(index === 0 ? cleared.without(["path:anchored"]) : cleared)).union(OPTION_KINDS);
    case "normalize-path":
      // From the root on there is nothing above that `..` could lead to.
      if (argNodes[0] && leadingTextOf(machine.module, argNodes[0]).startsWith("/")) return absolute;
      return (cleared) => cleared.union(NORMALIZED);
    case "relative-path":
      return (cleared) => cleared.without(["path:contained"]).union(NORMALIZED).union(ANCHORED);
    default:
      return undefined;
  }
}

function absolute(cleared: KindSet): KindSet {
  return cleared.without(["path:anchored"]).union(NORMALIZED).union(CONTAINED);
}
