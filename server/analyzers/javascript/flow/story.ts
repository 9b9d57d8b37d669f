import type { TSESTree } from "@typescript-eslint/types";
import type { SourceDocument } from "../../../core/document";
import type { FlowStep } from "../../../core/finding";
import { spanOf } from "../syntax/tree";
import type { Trace } from "./taint";

type Node = TSESTree.Node;

const MAX_SPAN = 200;

/** The way of the data as a reader follows it: where it comes in, what it passes, where it hurts. */
export function storyOf(
  document: SourceDocument,
  source: { readonly what: string; readonly node: Node },
  trace: Trace | undefined,
  sink: Node,
  sinkWords: string,
): FlowStep[] {
  const steps: FlowStep[] = [{ kind: "source", message: `${source.what} comes in`, location: locate(document, source.node) }];
  const passed: FlowStep[] = [];
  for (let step: Trace | undefined = trace; step; step = step.previous) {
    passed.push({ kind: "step", message: step.message, location: locate(document, step.node) });
  }
  steps.push(...passed.reverse());
  steps.push({ kind: "sink", message: `reaches ${sinkWords}`, location: locate(document, sink) });
  return steps;
}

/** Long expressions are shown by their beginning: a step is a place, not a page. */
function locate(document: SourceDocument, node: Node): FlowStep["location"] {
  const { start, end } = spanOf(node);
  return document.locationOf({ start, end: Math.min(end, start + MAX_SPAN) });
}
