import { commands, l10n, window, workspace, type Disposable, type LogOutputChannel } from "vscode";
import {
  DEPENDENCY_COMMANDS,
  FixableRules,
  FixRule,
  ScanFile,
  type FixableRule,
  type FixRuleResult,
  type ScanFileParams,
  type ScanFileResult,
} from "../server/protocol/messages";
import { showAdvisoryStatus, updateAdvisories } from "./advisories";
import { offerInstall, repairDependencies } from "./dependency-repairs";
import { isEnabledAnywhere } from "./enablement";
import { countOfProblems } from "./findings";
import { showRuleDocumentation } from "./rule-documentation";
import type { ServerProcess } from "./server-process";
import type { WorkspaceScan } from "./workspace-scan";

const MESSAGE_MILLISECONDS = 6000;

/** Registers every command that package.json contributes. */
export function registerCommands(server: ServerProcess, scan: WorkspaceScan, log: LogOutputChannel): Disposable[] {
  const actions: Record<string, (argument?: unknown) => unknown> = {
    "buckler.scanWorkspace": () => scanWorkspace(server, scan),
    "buckler.cancelScan": () => {
      scan.cancel();
    },
    "buckler.scanFile": () => scanFile(server, log),
    "buckler.fixRule": () => fixRule(server, scan, log),
    "buckler.showRuleDocumentation": async () => {
      await server.start();
      await showRuleDocumentation(server);
    },
    "buckler.updateAdvisories": () => updateAdvisories(server, log),
    "buckler.showAdvisoryStatus": () => showAdvisoryStatus(server, log),
    [DEPENDENCY_COMMANDS.repair]: (uri: unknown) => repairDependencies(server, log, uri),
    [DEPENDENCY_COMMANDS.install]: (uri: unknown) => offerInstall(server, log, uri),
    "buckler.restartServer": async () => {
      if (isEnabledAnywhere()) await server.restart();
    },
    "buckler.showLog": () => {
      log.show();
    },
  };
  return Object.entries(actions).map(([id, action]) => commands.registerCommand(id, action));
}

async function scanWorkspace(server: ServerProcess, scan: WorkspaceScan): Promise<void> {
  if (!isEnabledAnywhere()) return;
  await server.start();
  const result = await scan.run();
  if (result !== undefined && result.problems > 0) {
    await commands.executeCommand("workbench.panel.markers.view.focus", { preserveFocus: true });
  }
}

/** Repairs all that one rule finds in the workspace, in a preview where the user confirms what is to be changed. */
async function fixRule(server: ServerProcess, scan: WorkspaceScan, log: LogOutputChannel): Promise<void> {
  if (!isEnabledAnywhere()) return;
  await server.start();
  const { client } = server;
  if (client === undefined || (await scan.run()) === undefined) return;
  const fixable = await client.sendRequest<readonly FixableRule[]>(FixableRules.method);
  const rules = fixable.map(({ id, title, problems }) => ({ label: id, description: countOfProblems(problems), detail: title }));
  const chosen = await window.showQuickPick(rules, { placeHolder: l10n.t("Which rule's problems should be repaired?") });
  if (!chosen) return;
  try {
    const { edit, files } = await client.sendRequest<FixRuleResult>(FixRule.method, { ruleId: chosen.label });
    const converted =
      files > 0 &&
      (await client.protocol2CodeConverter.asWorkspaceEdit(edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]));
    if (converted) await workspace.applyEdit(converted, { isRefactoring: true });
    else window.setStatusBarMessage(l10n.t("Buckler: {0} has no fix that stood its check here", chosen.label), MESSAGE_MILLISECONDS);
  } catch (error) {
    log.error(`The problems of ${chosen.label} could not be repaired.`, String(error));
  }
}

async function scanFile(server: ServerProcess, log: LogOutputChannel): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined || !isEnabledAnywhere()) return;
  await server.start();
  const { client } = server;
  if (client === undefined) return;
  const params: ScanFileParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  try {
    const { problems, notes } = await client.sendRequest<ScanFileResult>(ScanFile.method, params);
    for (const note of notes) log.warn(`${document.uri.fsPath}: ${note}`);
    const said = [l10n.t("Buckler: {0} in this file", countOfProblems(problems)), ...notes].join(". ");
    window.setStatusBarMessage(said, MESSAGE_MILLISECONDS);
  } catch (error) {
    log.error(`${document.uri.fsPath} could not be scanned.`, String(error));
  }
}
