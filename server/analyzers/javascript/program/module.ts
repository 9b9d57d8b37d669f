import { analyze, ScopeType, type ScopeManager, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceDocument } from "../../../core/document";
import { VARIABLE } from "../syntax/node-slots";
import { parse, type SyntaxTree } from "../syntax/parse";
import { TreeIndex } from "../syntax/tree";

interface Named {
  [VARIABLE]?: Variable | undefined;
}

/** One file's syntax, scopes and names: what every JavaScript check reads. Immutable once built. */
export class JavaScriptModule {
  readonly document: SourceDocument;
  readonly ast: TSESTree.Program;
  readonly tree: TreeIndex;
  readonly scopes: ScopeManager;

  constructor(readonly syntax: SyntaxTree) {
    this.document = syntax.document;
    this.ast = syntax.ast;
    this.tree = new TreeIndex(syntax.ast);
    this.scopes = analyze(syntax.ast, { sourceType: "module", lib: [] });
    for (const scope of this.scopes.scopes) {
      for (const variable of scope.variables) {
        const named = outermost(variable);
        for (const identifier of variable.identifiers) (identifier as Named)[VARIABLE] = named;
        for (const reference of variable.references) (reference.identifier as Named)[VARIABLE] = named;
      }
    }
  }

  /** The variable that an identifier declares or refers to; undefined for globals that nothing here declares. */
  variableOf(identifier: TSESTree.Node): Variable | undefined {
    return (identifier as Named)[VARIABLE];
  }
}

/** Parses a document and resolves its scopes. Throws only where the parser does. */
export function buildModule(document: SourceDocument): JavaScriptModule {
  return new JavaScriptModule(parse(document));
}

/** A class declaration binds its name twice, around and inside of its body; to the reader it is one variable. */
function outermost(variable: Variable): Variable {
  const { scope } = variable;
  const definition = variable.defs[0]?.node;
  if (scope.type !== ScopeType.class || definition?.type !== "ClassDeclaration") return variable;
  return scope.upper.set.get(variable.name) ?? variable;
}
