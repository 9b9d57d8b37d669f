import { SourceDocument } from "../../../core/document";
import { specifiersOf } from "../../javascript/linking/specifiers";
import { buildModule } from "../../javascript/program/module";
import type { UsingProgram } from "./package-uses";

/** A program of these files by name; `./x` leads to `x.js`. */
export function programOf(files: Readonly<Record<string, string>>): UsingProgram {
  return {
    modules: () => Object.keys(files),
    specifiersOf: (uri) => specifiersOf(files[uri] ?? ""),
    importsOf: (uri) => {
      const own = specifiersOf(files[uri] ?? "").filter((specifier) => specifier.startsWith("./"));
      return new Map(own.map((specifier) => [specifier, `${specifier.slice(2)}.js`]));
    },
    syntaxOf: (uri) => buildModule(new SourceDocument(uri, "typescript", 1, files[uri] ?? "")),
  };
}
