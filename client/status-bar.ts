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
import { countProblems, countOfProblems } from "./findings";
import type { ServerProcess } from "./server-process";
import type { WorkspaceScan } from "./workspace-scan";

interface Shown {
  readonly icon: string;
  readonly text: string;
  /** What there is to know beyond the text, if anything. */
  readonly detail?: string;
  /** What a click does, in words and as a command. */
  readonly action: Command;
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
      server.onDidChange(update),
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
    const { icon, text, detail, action, warning } = whatToShow(this.#server, this.#scan);
    const explained = [detail, action.title].filter((part) => part !== undefined && part !== "").join("\n");
    this.#item.text = `$(${icon}) ${text}`;
    this.#item.tooltip = explained;
    this.#item.command = action;
    this.#item.backgroundColor = warning === true ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `${text}. ${explained}` };
  }
}

function whatToShow(server: ServerProcess, scan: WorkspaceScan): Shown {
  if (!isEnabled(window.activeTextEditor?.document.uri)) {
    return { icon: "circle-slash", text: l10n.t("Buckler: off in settings"), action: openSetting() };
  }
  if (server.state === "crashed") {
    const action = { title: l10n.t("Restart the language server"), command: "buckler.restartServer" };
    return { icon: "warning", text: l10n.t("Buckler: stopped after crashes"), action, warning: true };
  }
  if (server.state !== "running") {
    return { icon: "loading~spin", text: l10n.t("Buckler: starting"), action: showLog() };
  }
  const detail = server.status?.message ?? "";
  if (scan.progress !== undefined) {
    const { percentage } = scan.progress;
    const text = percentage === undefined ? l10n.t("Buckler: scanning") : l10n.t("Buckler: scanning {0}%", percentage);
    const action = { title: l10n.t("Cancel the scan of the workspace"), command: "buckler.cancelScan" };
    return { icon: "loading~spin", text, detail, action };
  }
  switch (server.status?.state) {
    case "scanning":
      return { icon: "loading~spin", text: l10n.t("Buckler: scanning"), detail, action: showLog() };
    case "off":
      return { icon: "circle-slash", text: l10n.t("Buckler: off"), detail, action: openSetting() };
    case "error":
      return {
        icon: "warning",
        text: l10n.t("Buckler: {0}, with errors", countOfProblems(countProblems())),
        detail,
        action: showLog(),
        warning: true,
      };
    default: {
      const action = { title: l10n.t("Open the Problems view"), command: "workbench.actions.view.problems" };
      return { icon: "shield", text: l10n.t("Buckler: {0}", countOfProblems(countProblems())), detail, action };
    }
  }
}

function openSetting(): Command {
  return { title: l10n.t("Open the setting"), command: "workbench.action.openSettings", arguments: ["buckler.enable"] };
}

function showLog(): Command {
  return { title: l10n.t("Show the log"), command: "buckler.showLog" };
}
