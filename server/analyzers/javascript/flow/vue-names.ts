import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";

/** Lower-case names of the language that Vue lets its templates see (its `globalsAllowList`); the others begin with a capital letter. */
const SHOWN_TO_TEMPLATES = new Set(
  "undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent console".split(" "),
);

/**
 * True for a name in the markup of a Vue component that nothing declares: it is a property that the component is given, never what browsers have under
 * that name, such as `window.name`.
 */
export function isOfComponent({ document, syntax }: JavaScriptModule, { range: [start], name }: TSESTree.Identifier): boolean {
  if (document.languageId !== "vue" || !/^[a-z]+$/i.test(name) || /^[A-Z]/.test(name) || SHOWN_TO_TEMPLATES.has(name)) return false;
  const isInScript = (syntax.page?.elements ?? []).some(
    (element) => element.name === "script" && element.content && element.content.start <= start && start < element.content.end,
  );
  return !isInScript;
}
