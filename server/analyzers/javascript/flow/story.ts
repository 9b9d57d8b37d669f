import type { TSESTree } from "@typescript-eslint/types";
import type { FlowStep } from "../../../core/finding";
import type { JavaScriptModule } from "../program/module";
import { spanOf } from "../syntax/tree";
import type { Trace } from "./taint";

/** A place in the program. */
interface Place {
  readonly module: JavaScriptModule;
  readonly node: TSESTree.Node;
}

const MAX_SPAN = 200;

/** The way of the data as a reader follows it: where it comes in, what it passes, where it hurts. */
export function storyOf(source: Place & { readonly what: string }, trace: Trace | undefined, sink: Place, sinkWords: string): FlowStep[] {
  const steps: FlowStep[] = [{ kind: "source", message: `${source.what} comes in`, location: locate(source) }];
  const passed: FlowStep[] = [];
  for (let step: Trace | undefined = trace; step; step = step.previous) {
    passed.push({ kind: "step", message: step.message, location: locate(step) });
  }
  steps.push(...passed.reverse());
  steps.push({ kind: "sink", message: `reaches ${sinkWords}`, location: locate(sink) });
  return steps;
}

/** Long expressions are shown by their beginning: a step is a place, not a page. */
function locate({ module, node }: Place): FlowStep["location"] {
  const { start, end } = spanOf(node);
  return module.document.locationOf({ start, end: Math.min(end, start + MAX_SPAN) });
}
