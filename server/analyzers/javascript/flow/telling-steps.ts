import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import type { Source, Trace } from "./taint";

type Node = TSESTree.Node;

/*
 * What the steps tell that data took from where it came in: whether it can still do harm at their end.
 */

/** A step is an expression; what is longer is a function in it. */
const MAX_STEP = 300;

/** True where the text of some step, or of what stands around the source, is like that. */
function someStep(source: Source, trace: Trace | undefined, pattern: RegExp): boolean {
  const isLike = ({ document, tree }: JavaScriptModule, node: Node): boolean => {
    const [start, end] = (tree.parentOf(node) ?? node).range;
    return pattern.test(document.text.slice(start, Math.min(end, start + MAX_STEP)));
  };
  if (isLike(source.module, source.node)) return true;
  for (let step = trace; step; step = step.previous) if (isLike(step.module, step.node)) return true;
  return false;
}

/** What takes the escapes off a part of an address, or names a part that was taken out of it without them. */
const DECODES = /decode|unescape|quer(?:y|ies)|search|param/i;

/** True for an address as it came: browsers escape `<`, `>` and `"` in all that they request (URL Standard, percent-encode sets). */
export function isAsBrowsersSend(source: Source, trace: Trace | undefined): boolean {
  return source.what === "the request's address" && !someStep(source, trace, DECODES);
}

/** What takes out a part of an address that may be any name. */
const TAKES_PART = /split|match|exec|\.hash\b|search|quer|param|decode|slice|pop|shift/i;

/** True for a page's address that nothing takes such a part of: it begins with a scheme, as no name of a prototype does. */
export function isWholeAddress(source: Source, trace: Trace | undefined): boolean {
  return source.what === "the page's address" && !someStep(source, trace, TAKES_PART);
}

/** What the answer of a server for WebDriver has to hold after an error (W3C WebDriver, 6.6). */
const OF_WEBDRIVER = /\bstacktrace\b/;

export function isOfWebDriver(source: Source, trace: Trace | undefined): boolean {
  return someStep(source, trace, OF_WEBDRIVER);
}

/**
 * True for what a name in another module calls a secret, or what went through one: of twelve such findings in unseen packages that were judged,
 * one was right. On so long a way, what is logged is mostly another part of the same object, or what was found with the secret.
 */
export function isFromElsewhere(module: JavaScriptModule, source: Source, trace: Trace | undefined): boolean {
  for (let step = trace; step; step = step.previous) if (step.module !== module) return true;
  return source.module !== module;
}
