import type { SourceDocument } from "../../core/document";
import type { TextEdit } from "../../core/edit";

/** The edit that imports a module of the standard library in Python or Go; none where it is imported. */
export function importEdit(document: SourceDocument, module: string): TextEdit[] {
  return document.uri.endsWith(".go") ? goImport(document.text, module) : pythonImport(document.text, module);
}

/** Before the first import that may come second, or else below what a file begins with: its text about itself, comments, the future. */
function pythonImport(text: string, module: string): TextEdit[] {
  if (new RegExp(`^import[ \\t][^\\n#]*\\b${module}\\b`, "m").test(text)) return [];
  const first = /^(?:import|from (?!__future__))[ \t]*\w/m.exec(text);
  if (first) return [insertion(first.index, `import ${module}\n`)];
  const head = /^(?:(?:#.*|from __future__.*|[ \t]*)\n|(?:"""[^]*?"""|'''[^]*?''')[ \t]*\n)*/.exec(text)?.[0] ?? "";
  return [insertion(head.length, `import ${module}\n\n`)];
}

function goImport(text: string, module: string): TextEdit[] {
  if (new RegExp(`^(?:import )?[ \\t]*"${module}"`, "m").test(text)) return [];
  const block = /^import \(\r?\n/m.exec(text);
  if (block) return [insertion(block.index + block[0].length, `\t"${module}"\n`)];
  const declaration = /^package \w+\r?\n/m.exec(text);
  return declaration ? [insertion(declaration.index + declaration[0].length, `\nimport "${module}"\n`)] : [];
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
