import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  type Command,
  type Connection,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { CancelledError } from "../../core/cancellation";
import type { SourceDocument } from "../../core/document";
import type { Finding, Fix } from "../../core/finding";
import type { Position, Range } from "../../core/position";
import { DEPENDENCY_COMMANDS } from "../../protocol/messages";
import type { ObservableToken } from "../../workspace/cancellation-source";
import { commentStyleOf } from "../../workspace/comment-styles";
import type { CachedResult } from "../../workspace/result-cache";
import { FIX_ALL_KIND, type ClientFeatures } from "./capabilities";
import { toWorkspaceEdit } from "./convert";
import { isManifest } from "./dependencies/manifest-questions";
import type { Documents } from "./documents";
import { withLines, type ProjectFiles } from "./project-lines";
import type { Repairs } from "./repairs";
import type { Reports } from "./reports";
import { OutdatedError, type Results } from "./results";
import type { RuleFixes } from "./rule-fixes";

/** What an unresolved action needs to find its edit. */
type ActionData = { readonly uri: string; readonly version: number } & (
  | { readonly what: "fix"; readonly fingerprint: string; readonly index: number }
  | { readonly what: "suppress"; readonly fingerprint: string }
  | { readonly what: "fixAll" }
  | { readonly what: "fixRule"; readonly ruleId: string }
  | { readonly what: "fixRuleEverywhere"; readonly ruleId: string }
);

/** An action, and how to get its edit when it is not there yet. */
interface Offer {
  readonly action: CodeAction;
  readonly data: ActionData;
}

/**
 * Offers repairs. A quick fix is shown only once it has been checked, so its edits exist by then; what travels
 * later, where the editor can resolve, is the edit itself, and for "fix all" also the work.
 */
export class CodeActions {
  readonly #results: Results;
  readonly #reports: Reports;
  readonly #repairs: Repairs;
  readonly #ruleFixes: RuleFixes;
  readonly #documents: Documents;
  readonly #features: ClientFeatures;
  readonly #files: ProjectFiles;
  readonly #offersInstall: boolean;

  /** @param offersInstall whether the editor has the command that offers to install what a manifest asks for */
  constructor(
    results: Results,
    reports: Reports,
    repairs: Repairs,
    ruleFixes: RuleFixes,
    documents: Documents,
    features: ClientFeatures,
    files: ProjectFiles,
    offersInstall: boolean,
  ) {
    this.#results = results;
    this.#reports = reports;
    this.#repairs = repairs;
    this.#ruleFixes = ruleFixes;
    this.#documents = documents;
    this.#features = features;
    this.#files = files;
    this.#offersInstall = offersInstall;
  }

  listen(connection: Connection): void {
    connection.onCodeAction((params, token) => this.actions(params, token).catch(toResponseError));
    connection.onCodeActionResolve((action, token) => this.resolve(action, token).catch(toResponseError));
  }

  async actions({ textDocument, range, context }: CodeActionParams, token: ObservableToken): Promise<CodeAction[]> {
    const document = this.#documents.get(textDocument.uri);
    if (!document) return [];
    const result = await this.#results.of(document.uri, "asked", token);
    if (!result) return [];
    const offers: Offer[] = [];
    if (isWanted(CodeActionKind.QuickFix, context)) offers.push(...(await this.#quickFixes(document, result, range, context, token)));
    // Changes of the whole document are for those who ask for them by name, e.g. on saving.
    if (context.only && isWanted(FIX_ALL_KIND, context)) offers.push(...this.#fixAll(document, result));
    return Promise.all(offers.map((offer) => this.#toAction(offer, document, token)));
  }

  async resolve(action: CodeAction, token: ObservableToken): Promise<CodeAction> {
    const data = action.data as ActionData | undefined;
    if (action.edit || !data) return action;
    const document = this.#documents.get(data.uri);
    if (document?.version !== data.version) throw new OutdatedError(`${data.uri} changed`);
    return { ...action, edit: await this.#editOf(data, document, token) };
  }

  async #quickFixes(
    document: SourceDocument,
    result: CachedResult,
    range: Range,
    context: CodeActionContext,
    token: ObservableToken,
  ): Promise<Offer[]> {
    const repairs: Offer[] = [];
    const wholes = new Map<string, readonly Offer[]>();
    const silences = new Map<string, Offer>();
    const { uri, version } = document;
    for (const finding of result.findings.filter(({ location }) => touches(location.range, range))) {
      const { fingerprint, ruleId } = finding;
      const diagnostics = this.#diagnosticsFor(finding, result, context);
      const fixable = this.#reports.ruleOf(result, ruleId)?.fixable === true;
      const fixes = fixable ? await this.#repairs.fixesOf(document, result, finding, token) : [];
      fixes.forEach(({ title, preferred }, index) => {
        const action: CodeAction = {
          title,
          kind: CodeActionKind.QuickFix,
          isPreferred: preferred,
          diagnostics,
          ...(this.#offersInstall && isManifest(uri) && { command: this.#installOffer(uri) }),
        };
        repairs.push({ action, data: { uri, version, what: "fix", fingerprint, index } });
      });
      if (fixes.length > 0 && !wholes.has(ruleId)) wholes.set(ruleId, this.#allOfRule(document, result, ruleId, diagnostics));
      if (!commentStyleOf(document)) continue;
      const action: CodeAction = { title: `Ignore ${ruleId} on this line`, kind: CodeActionKind.QuickFix, diagnostics };
      const place = `${finding.location.range.start.line} ${ruleId}`;
      if (!silences.has(place)) silences.set(place, { action, data: { uri, version, what: "suppress", fingerprint } });
    }
    return [...repairs, ...[...wholes.values()].flat(), ...silences.values()];
  }

  /** Another range in a manifest does nothing before it is installed. */
  #installOffer(uri: string): Command {
    return { title: "Offer to install", command: DEPENDENCY_COMMANDS.install, arguments: [this.#documents.spellingOf(uri)] };
  }

  /** Repairs of what a rule found elsewhere too: nobody who has one problem is asked about many. */
  #allOfRule({ uri, version }: SourceDocument, { findings }: CachedResult, ruleId: string, diagnostics: Diagnostic[]): Offer[] {
    const kind = CodeActionKind.QuickFix;
    const offers: Offer[] = [];
    if (findings.filter((finding) => finding.ruleId === ruleId).length > 1) {
      const action = { title: `Fix all of ${ruleId} in this file`, kind, diagnostics };
      offers.push({ action, data: { uri, version, what: "fixRule", ruleId } });
    }
    if (this.#features.annotatesChanges && this.#features.resolvesEdits && this.#ruleFixes.filesWith(ruleId) > 1) {
      const action = { title: `Fix all of ${ruleId} in the workspace, with a preview`, kind, diagnostics };
      offers.push({ action, data: { uri, version, what: "fixRuleEverywhere", ruleId } });
    }
    return offers;
  }

  #fixAll({ uri, version }: SourceDocument, result: CachedResult): Offer[] {
    if (!result.findings.some(({ ruleId }) => this.#reports.ruleOf(result, ruleId)?.fixable)) return [];
    return [{ action: { title: "Fix all Buckler problems", kind: FIX_ALL_KIND }, data: { uri, version, what: "fixAll" } }];
  }

  async #toAction({ action, data }: Offer, document: SourceDocument, token: ObservableToken): Promise<CodeAction> {
    if (this.#features.resolvesEdits) return { ...action, data };
    return { ...action, edit: await this.#editOf(data, document, token) };
  }

  async #editOf(data: ActionData, document: SourceDocument, token: ObservableToken): Promise<WorkspaceEdit> {
    if (data.what === "fixRuleEverywhere") return this.#ruleFixes.edit(data.ruleId, token);
    const { edits, lines = [] } = await this.#changes(data, document, token);
    if (this.#documents.get(document.uri)?.version !== document.version) throw new OutdatedError(`${document.uri} changed`);
    const edit = toWorkspaceEdit(document, edits, this.#features, (uri) => this.#documents.spellingOf(uri));
    return lines.length === 0 ? edit : withLines(edit, lines, this.#files.rootOf(document.uri), this.#files, this.#features);
  }

  async #changes(
    data: Exclude<ActionData, { what: "fixRuleEverywhere" }>,
    document: SourceDocument,
    token: ObservableToken,
  ): Promise<Pick<Fix, "edits" | "lines">> {
    const result = await this.#results.of(document.uri, "asked", token);
    if (!result) throw new OutdatedError(`${document.uri} is not analysed any more`);
    if (data.what === "fixAll") return { edits: await this.#repairs.fixAll(document, result, token) };
    if (data.what === "fixRule") {
      const findings = result.findings.filter(({ ruleId }) => ruleId === data.ruleId);
      return { edits: await this.#repairs.fixAll(document, { ...result, findings }, token) };
    }
    const finding = result.findings.find(({ fingerprint }) => fingerprint === data.fingerprint);
    if (!finding) throw new OutdatedError(`${document.uri} has other problems now`);
    if (data.what === "suppress") return { edits: await this.#repairs.suppression(document, finding) };
    const fix = (await this.#repairs.fixesOf(document, result, finding, token))[data.index];
    if (!fix) throw new OutdatedError(`${document.uri} has other fixes now`);
    return fix;
  }

  /** The editor's own diagnostics of a finding where it sent them: it knows those as shown. */
  #diagnosticsFor({ ruleId, location }: Finding, result: CachedResult, context: CodeActionContext): Diagnostic[] {
    const isIt = ({ code, range }: Diagnostic) => code === ruleId && sameRange(range, location.range);
    const sent = context.diagnostics.filter(isIt);
    return sent.length > 0 ? sent : this.#reports.diagnosticsOf(result).filter(isIt);
  }
}

function isWanted(kind: string, { only }: CodeActionContext): boolean {
  return !only || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

function touches(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function sameRange(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function toResponseError(error: unknown): never {
  if (error instanceof OutdatedError || error instanceof CancelledError)
    throw new ResponseError(LSPErrorCodes.ContentModified, error.message);
  throw error;
}
