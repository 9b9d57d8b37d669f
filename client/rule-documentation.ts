import { commands, l10n, Uri, window, workspace, FileType, type QuickPickItem } from "vscode";
import { rulesAt } from "./findings";

/**
 * Shows the page of a rule: of the finding at the cursor, of the one the user picks when several rules report there,
 * and otherwise of any rule from a list.
 *
 * @param pages the folder of the bundled pages, `<rule id>.md` each
 */
export async function showRuleDocumentation(pages: Uri): Promise<void> {
  const known = await rulesWithPage(pages);
  const editor = window.activeTextEditor;
  const here = editor === undefined ? [] : rulesAt(editor.document.uri, editor.selection.active).filter((rule) => known.includes(rule));
  const rule = here.length === 1 ? here[0] : await pickRule(pages, here.length === 0 ? known : here);
  if (rule !== undefined) await commands.executeCommand("markdown.showPreview", pageOf(pages, rule));
}

async function rulesWithPage(pages: Uri): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(pages);
  return entries
    .filter(([name, type]) => type === FileType.File && /^(?!README)[\w-]+\.md$/.test(name))
    .map(([name]) => name.slice(0, -".md".length))
    .sort();
}

async function pickRule(pages: Uri, rules: readonly string[]): Promise<string | undefined> {
  const items = Promise.all(rules.map(async (rule): Promise<QuickPickItem> => ({ label: rule, description: await titleOf(pages, rule) })));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t("Which rule?"), matchOnDescription: true });
  return picked?.label;
}

async function titleOf(pages: Uri, rule: string): Promise<string> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(pageOf(pages, rule)));
  return /^# +(.+)$/m.exec(text)?.[1] ?? "";
}

function pageOf(pages: Uri, rule: string): Uri {
  return Uri.joinPath(pages, `${rule}.md`);
}
