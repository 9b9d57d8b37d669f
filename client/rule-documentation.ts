import { commands, l10n, window, workspace, type Disposable, type QuickPickItem } from "vscode";
import {
  RuleDocumentation,
  RuleList,
  type RuleDocumentationParams,
  type RuleDocumentationResult,
  type RuleListEntry,
} from "../server/protocol/messages";
import { rulesAt } from "./findings";
import { RULE_PAGE_SCHEME, rulePage } from "./rule-page-address";
import type { ServerProcess } from "./server-process";

/** Makes the pages of rules readable for VS Code and its preview of Markdown. */
export function provideRulePages(server: ServerProcess): Disposable {
  return workspace.registerTextDocumentContentProvider(RULE_PAGE_SCHEME, {
    async provideTextDocumentContent(uri, token) {
      const params: RuleDocumentationParams = { ruleId: uri.path.slice(1, -".md".length) };
      const page = await server.client?.sendRequest<RuleDocumentationResult | null>(RuleDocumentation.method, params, token);
      return page?.markdown ?? l10n.t("There is no rule called `{0}`.", params.ruleId);
    },
  });
}

/**
 * Shows the page of a rule: of the finding at the cursor, of the one the user picks when several rules report there,
 * and otherwise of any rule from a list.
 */
export async function showRuleDocumentation(server: ServerProcess): Promise<void> {
  const editor = window.activeTextEditor;
  const here = editor === undefined ? [] : rulesAt(editor.document.uri, editor.selection.active);
  const rule = here.length === 1 ? here[0] : await pickRule(server, here);
  if (rule !== undefined) await commands.executeCommand("markdown.showPreview", rulePage(rule));
}

async function pickRule(server: ServerProcess, among: readonly string[]): Promise<string | undefined> {
  const rules = (await server.client?.sendRequest<readonly RuleListEntry[]>(RuleList.method, null)) ?? [];
  const items = rules
    .filter(({ id }) => among.length === 0 || among.includes(id))
    .map(({ id, title }): QuickPickItem => ({ label: id, description: title }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t("The rule to read about"), matchOnDescription: true });
  return picked?.label;
}
