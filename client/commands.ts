import { commands, Uri, type Disposable, type ExtensionContext, type LogOutputChannel } from "vscode";
import { isEnabledAnywhere } from "./enablement";
import { showRuleDocumentation } from "./rule-documentation";
import type { ServerProcess } from "./server-process";
import type { WorkspaceScan } from "./workspace-scan";

/** Registers every command that package.json contributes. */
export function registerCommands(
  context: ExtensionContext,
  server: ServerProcess,
  scan: WorkspaceScan,
  log: LogOutputChannel,
): Disposable[] {
  const pages = Uri.joinPath(context.extensionUri, "docs", "rules");
  const actions: Record<string, () => unknown> = {
    "buckler.scanWorkspace": async () => {
      if (!isEnabledAnywhere()) return;
      await server.start();
      if (await scan.run()) await showProblems();
    },
    "buckler.cancelScan": () => {
      scan.cancel();
    },
    "buckler.scanFile": () => undefined,
    "buckler.showRuleDocumentation": () => showRuleDocumentation(pages),
    "buckler.restartServer": async () => {
      if (isEnabledAnywhere()) await server.restart();
    },
    "buckler.showLog": () => {
      log.show();
    },
  };
  return Object.entries(actions).map(([id, action]) => commands.registerCommand(id, action));
}

async function showProblems(): Promise<void> {
  await commands.executeCommand("workbench.panel.markers.view.focus", { preserveFocus: true });
}
