import type { TSESTree } from "@typescript-eslint/types";
import type ts from "typescript";
import { BINDINGS } from "./bindings";
import { statementsOf } from "./bodies";
import { CHAINS } from "./chains";
import { CLASSES } from "./classes";
import { DECLARATIONS } from "./declarations";
import { furnish } from "./dispatch";
import { EXPRESSIONS } from "./expressions";
import { FUNCTIONS } from "./functions";
import { IMPORT_TYPES } from "./import-types";
import { JSX } from "./jsx";
import { LITERALS } from "./literals";
import { MODULES } from "./modules";
import { NAMES } from "./names";
import { OBJECTS } from "./objects";
import { Source, type Made } from "./source";
import { STATEMENTS } from "./statements";
import { TYPE_MEMBERS } from "./type-members";
import { TYPES } from "./types";
import { unknownNode } from "./unknown";

const ROOMS = [NAMES, LITERALS, OBJECTS, BINDINGS, EXPRESSIONS, CHAINS, FUNCTIONS, CLASSES, STATEMENTS, MODULES];

furnish([...ROOMS, DECLARATIONS, TYPES, TYPE_MEMBERS, IMPORT_TYPES, JSX], unknownNode);

/** Internal, so pinned by the test. */
interface WithModuleIndicator {
  /** What makes a file a module. */
  readonly externalModuleIndicator?: unknown;
}

/**
 * The tree of a source file, whole or broken, as the contract of `@typescript-eslint/types` has it, without `loc`, tokens and comments.
 * Needs no parents in the source file.
 */
export function convertProgram(file: ts.SourceFile): TSESTree.Program {
  const program: Made<TSESTree.Program> = {
    type: "Program",
    range: [0, file.endOfFileToken.end],
    body: statementsOf(file.statements, new Source(file.text)),
    comments: undefined,
    sourceType: (file as WithModuleIndicator).externalModuleIndicator ? "module" : "script",
    tokens: undefined,
    parent: undefined,
  };
  return program as unknown as TSESTree.Program;
}
