import { Uri } from "vscode";

/**
 * Documents of this scheme are pages of rules, `buckler-rule:/<rule id>.md`; the server has them, also those of a user's own
 * rules. `workbench.editorAssociations` in package.json makes VS Code show them rendered.
 */
export const RULE_PAGE_SCHEME = "buckler-rule";

/** Where VS Code finds the page of a rule. */
export function rulePage(rule: string): Uri {
  return Uri.from({ scheme: RULE_PAGE_SCHEME, path: `/${rule}.md` });
}
