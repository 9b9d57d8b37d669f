import {
  languages,
  l10n,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type Command,
  type Disposable,
  type StatusBarItem,
} from "vscode";
import { isEnabled } from "./enablement";
import { countFindings } from "./findings";
import type { ScanProgress, WorkspaceScan } from "./workspace-scan";
import type { ServerProcess, ServerState } from "./server-process";

interface Shown {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  readonly command: Command;
  readonly warning?: boolean;
}

/** The one item in the status bar: what Buckler is doing, what it found, or why it is off. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #server: ServerProcess;
  readonly #scan: WorkspaceScan;
  readonly #subscriptions: Disposable[];

  constructor(server: ServerProcess, scan: WorkspaceScan) {
    this.#server = server;
    this.#scan = scan;
    this.#item = window.createStatusBarItem("buckler.status", StatusBarAlignment.Left);
    this.#item.name = "Buckler";
    const update = () => {
      this.#update();
    };
    this.#subscriptions = [
      server.onDidChangeState(update),
      scan.onDidChangeProgress(update),
      languages.onDidChangeDiagnostics(update),
      window.onDidChangeActiveTextEditor(update),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("buckler.enable")) update();
      }),
    ];
    this.#update();
    this.#item.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const enabled = isEnabled(window.activeTextEditor?.document.uri);
    const { icon, text, tooltip, command, warning } = whatToShow(enabled, this.#server.state, this.#scan.progress);
    this.#item.text = `$(${icon}) ${text}`;
    this.#item.tooltip = tooltip;
    this.#item.command = command;
    this.#item.backgroundColor = warning === true ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `${text}. ${tooltip}` };
  }
}

function whatToShow(enabled: boolean, state: ServerState, progress: ScanProgress | undefined): Shown {
  if (!enabled) {
    return {
      icon: "circle-slash",
      text: l10n.t("Buckler: off in settings"),
      tooltip: l10n.t("Open the setting that turns Buckler off"),
      command: { title: "", command: "workbench.action.openSettings", arguments: ["buckler.enable"] },
    };
  }
  if (state === "crashed") {
    return {
      icon: "warning",
      text: l10n.t("Buckler: stopped after crashes"),
      tooltip: l10n.t("Restart the language server"),
      command: { title: "", command: "buckler.restartServer" },
      warning: true,
    };
  }
  if (state !== "running") {
    return {
      icon: "loading~spin",
      text: l10n.t("Buckler: starting"),
      tooltip: l10n.t("Show the log"),
      command: { title: "", command: "buckler.showLog" },
    };
  }
  if (progress !== undefined) {
    const text = progress.percentage === undefined ? l10n.t("Buckler: scanning") : l10n.t("Buckler: scanning {0}%", progress.percentage);
    return {
      icon: "loading~spin",
      text,
      tooltip: l10n.t("Cancel the scan of the workspace"),
      command: { title: "", command: "buckler.cancelScan" },
    };
  }
  const count = countFindings();
  return {
    icon: "shield",
    text: problems(count),
    tooltip: l10n.t("Open the Problems view"),
    command: { title: "", command: "workbench.actions.view.problems" },
  };
}

function problems(count: number): string {
  if (count === 0) return l10n.t("Buckler: no problems");
  return count === 1 ? l10n.t("Buckler: 1 problem") : l10n.t("Buckler: {0} problems", count);
}
