import { Disposable, l10n, ProgressLocation, window, workspace, type ExtensionContext, type LogOutputChannel } from "vscode";
import { WorkDoneProgress, type LanguageClient } from "vscode-languageclient/node";
import {
  GetAdvisoryStatus,
  UpdateAdvisories,
  type AdvisoryStatus,
  type UpdateAdvisoriesParams,
  type UpdateAdvisoriesResult,
} from "../server/protocol/messages";
import { isEnabledAnywhere } from "./enablement";
import type { ServerProcess } from "./server-process";

const LAST_TRY = "buckler.advisories.lastTry";
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** Fetches advisories because the user asked for it, with its progress; what is there stays in use until the new ones are whole. */
export async function updateAdvisories(server: ServerProcess, log: LogOutputChannel): Promise<void> {
  const client = await clientOf(server);
  if (!client) return;
  const options = { location: ProgressLocation.Notification, title: l10n.t("Buckler: updating advisories"), cancellable: true };
  const result = await window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const workDoneToken = `buckler-advisories-${Date.now()}`;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind !== "report") return;
      const { percentage = shown, message } = report;
      progress.report({
        increment: Math.max(0, percentage - shown),
        message: message === undefined ? `${percentage}%` : `${percentage}%, ${message}`,
      });
      shown = Math.max(shown, percentage);
    });
    try {
      return await client.sendRequest<UpdateAdvisoriesResult>(UpdateAdvisories.method, { ...addressFromSettings(), workDoneToken }, token);
    } catch (error) {
      return String(error);
    } finally {
      listener.dispose();
    }
  });
  if (typeof result === "string" || result.outcome === "failed") {
    const error = typeof result === "string" ? result : result.error;
    log.error("The advisories were not updated.", error);
    const rest = typeof result === "string" ? "" : ` ${l10n.t("Still in use: {0}.", statusText(result.status))}`;
    const again = l10n.t("Try Again");
    const choice = await window.showErrorMessage(l10n.t("Buckler: the advisories were not updated: {0}.", error) + rest, again);
    if (choice === again) await updateAdvisories(server, log);
  } else if (result.outcome === "updated") {
    void window.showInformationMessage(`Buckler: ${statusText(result.status)}.`);
  }
}

/** Says which advisories results rest on. */
export async function showAdvisoryStatus(server: ServerProcess, log: LogOutputChannel): Promise<void> {
  const client = await clientOf(server);
  if (!client) return;
  try {
    const status = await client.sendRequest<AdvisoryStatus>(GetAdvisoryStatus.method, null);
    const update = l10n.t("Update Advisories");
    const choice = await window.showInformationMessage(`Buckler: ${statusText(status)}.`, update);
    if (choice === update) await updateAdvisories(server, log);
  } catch (error) {
    void window.showErrorMessage(`Buckler: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Fetches advisories once a day, without a word but in the log, where the user's settings ask for it. */
export function updateAdvisoriesDaily(context: ExtensionContext, server: ServerProcess, log: LogOutputChannel): Disposable {
  const look = async (): Promise<void> => {
    if (workspace.getConfiguration("buckler").get<unknown>("dependencies.updateAdvisoriesDaily") !== true) return;
    const { client } = server;
    if (!client || Date.now() - context.globalState.get<number>(LAST_TRY, 0) < DAY_MILLISECONDS) return;
    await context.globalState.update(LAST_TRY, Date.now());
    try {
      const result = await client.sendRequest<UpdateAdvisoriesResult>(UpdateAdvisories.method, addressFromSettings());
      if (result.outcome === "failed") log.warn(`The advisories were not updated: ${result.error}.`);
      else log.info(`${statusText(result.status)}.`);
    } catch (error) {
      log.warn("The advisories were not updated.", String(error));
    }
  };
  const timer = setInterval(() => void look(), HOUR_MILLISECONDS);
  const listener = server.onDidChange(() => {
    if (server.state === "running") void look();
  });
  // Whoever turns it on wants advisories now, and not after the next hour.
  const settings = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("buckler.dependencies.updateAdvisoriesDaily")) void look();
  });
  return new Disposable(() => {
    clearInterval(timer);
    listener.dispose();
    settings.dispose();
  });
}

async function clientOf(server: ServerProcess): Promise<LanguageClient | undefined> {
  if (!isEnabledAnywhere()) return undefined;
  await server.start();
  return server.client;
}

function addressFromSettings(): UpdateAdvisoriesParams {
  const from = workspace.getConfiguration("buckler").get<unknown>("dependencies.advisoriesUrl");
  return typeof from === "string" && from.trim() !== "" ? { from: from.trim() } : {};
}

function statusText({ date, records, isSeed, fetched, source }: AdvisoryStatus): string {
  const count = records === 1 ? l10n.t("1 record") : l10n.t("{0} records", records);
  if (isSeed) return l10n.t("advisories are the seed of {0} with {1}, a selection that comes with Buckler", date, count);
  const day = fetched?.slice(0, "2026-11-28".length) ?? "";
  return l10n.t("advisories of {0} with {1}, fetched on {2} from {3}", date, count, day, source);
}
