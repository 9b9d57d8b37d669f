import type { TSESTree } from "@typescript-eslint/types";
import type { Frame } from "./machine";
import type { StateSet } from "./model-index";
import type { Value } from "./value";

type Node = TSESTree.Node;

/** A call of something that models may speak of. */
export interface LibraryCall {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;
  readonly states: StateSet;
  readonly isNew: boolean;
  readonly name: string | undefined;
  readonly receiver: Value;
  readonly receiverNode: Node | undefined;
  readonly args: readonly Value[];
  readonly argNodes: readonly Node[];
  readonly frame: Frame;
  /** False where the program's own function already ran and calls its callbacks itself. */
  readonly runsCallbacks: boolean;
}
