import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import { CodeTemplate } from "./code-template";
import { RecipeError } from "./recipe-arguments";
import { isFreeName, resolveName } from "./scope";
import { styleOf } from "./style";

/** A function that a repair brings along where the file has none like it. */
export class HelperFunction {
  private readonly template: CodeTemplate;
  readonly name: string;

  /** @throws RecipeError when the code is not one function */
  constructor(code: string) {
    this.template = CodeTemplate.statements(code);
    const [name, ...more] = this.template.functions;
    if (name === undefined || more.length > 0) throw new RecipeError('"helper" must declare one function');
    this.name = name;
  }

  /** The edits after which the function can be called at a node: none where it is there, undefined where its name means something else. */
  ensure(module: JavaScriptModule, at: TSESTree.Node): readonly TextEdit[] | undefined {
    const printed = this.template.print(module, at, new Map());
    if (!printed) return undefined;
    const declared = resolveName(module, at, this.name);
    if (declared) {
      const definition = declared.defs[0]?.node;
      const isSame =
        definition?.type === "FunctionDeclaration" && wordsOf(module.document.textOf(spanOf(definition))) === wordsOf(printed.code);
      return isSame ? [] : undefined;
    }
    if (!isFreeName(module, this.name)) return undefined;
    const { lineEnd } = styleOf(module);
    const { text } = module.document;
    const end = text.length;
    const gap = text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
    return [...printed.edits, { span: { start: end, end }, newText: `${gap}${printed.code}${lineEnd}` }];
  }
}

/** The code without its layout. */
function wordsOf(code: string): string {
  return code.replace(/\s+/g, "").replaceAll("'", '"');
}
