import type { TSESTree } from "@typescript-eslint/types";

/** What a query says of the records that it is about: a field and what it has to be. */
export interface Condition {
  readonly field: string;
  readonly value: TSESTree.Node;
}

/** A call that reads or changes records of a database. */
export interface RecordQuery {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** What the module calls the model, collection or table. */
  readonly model: string;
  readonly does: "read" | "list" | "change" | "delete" | "create";
  /** For records that are made, their fields. */
  readonly conditions: readonly Condition[];
  /** True where there may be conditions that are not written there. */
  readonly isOpen: boolean;
  /** What the records get. */
  readonly data: TSESTree.Node | undefined;
}
