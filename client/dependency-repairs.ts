import { l10n, Uri, window, workspace, type LogOutputChannel } from "vscode";
import { InstallCommand, RepairDependencies, type InstallCommandResult, type RepairDependenciesResult } from "../server/protocol/messages";
import type { ServerProcess } from "./server-process";

/** Words of commands of package managers. Names of packages stand in them, and a lockfile's author can choose these. */
const HARMLESS_WORD = /^(?:--recursive|--no-save|--depth|(?:@[\w-][\w.-]*\/)?\w[\w.-]*)$/;
/** Files that package managers are told in what to install. */
const SAVED = /\/(?:package\.json|pnpm-workspace\.yaml|\.yarnrc\.yml)$/;
const MANAGER = /^(?:npm|yarn|pnpm|bun)$/;

/** Shows all that repairs the vulnerable dependencies of a project as one change, and offers to install once the user has made it. */
export async function repairDependencies(server: ServerProcess, log: LogOutputChannel, argument: unknown): Promise<void> {
  const uri = manifestOf(argument);
  const { client } = server;
  if (!uri || !client) return;
  try {
    const found = await client.sendRequest<RepairDependenciesResult | null>(RepairDependencies.method, {
      uri: client.code2ProtocolConverter.asUri(uri),
    });
    if (!found || (found.repairs.length === 0 && found.left > 0)) {
      const message = l10n.t("Buckler: no change of the manifests is known that repairs what is vulnerable here.");
      void window.showInformationMessage(message);
      return;
    }
    for (const repair of found.repairs) log.info(repair);
    const files = found.edit.documentChanges?.length ?? 0;
    if (files > 0) {
      const edit = await client.protocol2CodeConverter.asWorkspaceEdit(
        found.edit as Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0],
      );
      const versions = (): string =>
        edit
          ?.entries()
          .map(([file]) => versionOf(file) ?? 1)
          .join() ?? "";
      const before = versions();
      if (!edit || !(await workspace.applyEdit(edit, { isRefactoring: true })) || versions() === before) return;
    }
    const left = found.left === 0 ? "" : ` ${l10n.t("{0} packages stay vulnerable: no repair of them is known.", found.left)}`;
    await offer(found.commands, found.folder, left, client.protocol2CodeConverter.asUri(found.folder));
  } catch (error) {
    log.error("The dependencies could not be repaired.", String(error));
  }
}

/** After a quick fix changed a manifest. */
export async function offerInstall(server: ServerProcess, log: LogOutputChannel, argument: unknown): Promise<void> {
  const uri = manifestOf(argument);
  const { client } = server;
  if (!uri || !client) return;
  try {
    const params = { uri: client.code2ProtocolConverter.asUri(uri) };
    const found = await client.sendRequest<InstallCommandResult | null>(InstallCommand.method, params);
    if (found) await offer([found.command], found.folder, "", client.protocol2CodeConverter.asUri(found.folder));
  } catch (error) {
    log.error("It is not known how to install.", String(error));
  }
}

/** Asks whether the project's own package manager should be run; nothing runs before the user has said so. */
async function offer(commands: readonly string[], folder: string, remark: string, cwd: Uri): Promise<void> {
  if (commands.length === 0) return;
  const all = commands.join(" && ");
  if (!workspace.isTrusted || !commands.every(isHarmless)) {
    void window.showInformationMessage(l10n.t("Buckler: to install what changed, {0}.", all) + remark);
    return;
  }
  const run = l10n.t("Save and Run");
  const choice = await window.showInformationMessage(l10n.t("Buckler: run `{0}` to install what changed?", all) + remark, run);
  if (choice !== run) return;
  for (const document of workspace.textDocuments) {
    if (document.isDirty && SAVED.test(document.uri.path) && document.uri.toString().startsWith(folder)) await document.save();
  }
  const terminal = window.createTerminal({ name: "Buckler", cwd });
  terminal.show();
  for (const command of commands) terminal.sendText(command);
}

function isHarmless(command: string): boolean {
  const [manager = "", ...words] = command.split(" ");
  return MANAGER.test(manager) && words.every((word) => HARMLESS_WORD.test(word));
}

function manifestOf(argument: unknown): Uri | undefined {
  if (typeof argument === "string") return Uri.parse(argument);
  const active = window.activeTextEditor?.document.uri;
  return active?.path.endsWith("/package.json") ? active : undefined;
}

function versionOf(uri: Uri): number | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.version;
}
