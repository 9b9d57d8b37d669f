import { window, workspace, type ExtensionContext } from "vscode";
import { updateAdvisoriesDaily } from "./advisories";
import { registerCommands } from "./commands";
import { isEnabledAnywhere } from "./enablement";
import { provideRulePages } from "./rule-documentation";
import { ServerProcess } from "./server-process";
import { StatusBar } from "./status-bar";
import { WorkspaceScan } from "./workspace-scan";

let server: ServerProcess | undefined;

/** Called by VS Code when a document that Buckler reads is opened, or one of its commands is run. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Buckler", { log: true });
  const process = new ServerProcess(context, log);
  const scan = new WorkspaceScan(process, log);
  server = process;
  const followSettings = () => void (isEnabledAnywhere() ? process.start() : process.stop());
  context.subscriptions.push(
    log,
    process,
    scan,
    new StatusBar(process, scan),
    ...registerCommands(process, scan, log),
    provideRulePages(process),
    updateAdvisoriesDaily(context, process, log),
    workspace.onDidChangeWorkspaceFolders(followSettings),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("buckler.enable")) followSettings();
    }),
  );
  followSettings();
}

/** Called by VS Code before the window closes; resolves when the server's process has been told to end. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
