import { commands, l10n, window, type Disposable, type LogOutputChannel } from "vscode";
import { ScanFile, type ScanFileParams, type ScanFileResult } from "../server/protocol/messages";
import { isEnabledAnywhere } from "./enablement";
import { countOfProblems } from "./findings";
import { showRuleDocumentation } from "./rule-documentation";
import type { ServerProcess } from "./server-process";
import type { WorkspaceScan } from "./workspace-scan";

const MESSAGE_MILLISECONDS = 6000;

/** Registers every command that package.json contributes. */
export function registerCommands(server: ServerProcess, scan: WorkspaceScan, log: LogOutputChannel): Disposable[] {
  const actions: Record<string, () => unknown> = {
    "buckler.scanWorkspace": () => scanWorkspace(server, scan),
    "buckler.cancelScan": () => {
      scan.cancel();
    },
    "buckler.scanFile": () => scanFile(server, log),
    "buckler.showRuleDocumentation": async () => {
      await server.start();
      await showRuleDocumentation(server);
    },
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
