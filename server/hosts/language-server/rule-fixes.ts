import type { Connection, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { CancelledError } from "../../core/cancellation";
import { FixableRules, FixRule, type FixableRule, type FixRuleParams, type FixRuleResult } from "../../protocol/messages";
import type { ObservableToken } from "../../workspace/cancellation-source";
import type { ResultCache } from "../../workspace/result-cache";
import type { ClientFeatures } from "./capabilities";
import type { Documents } from "./documents";
import type { Repairs } from "./repairs";
import type { Reports } from "./reports";

const ANNOTATION = "buckler";

/**
 * Repairs all that one rule found, in every file whose findings are known. What comes of it is one edit, of which each file is shown and
 * has to be confirmed before anything is changed.
 */
export class RuleFixes {
  readonly #cache: ResultCache;
  readonly #reports: Reports;
  readonly #repairs: Repairs;
  readonly #documents: Documents;
  readonly #features: ClientFeatures;

  constructor(cache: ResultCache, reports: Reports, repairs: Repairs, documents: Documents, features: ClientFeatures) {
    this.#cache = cache;
    this.#reports = reports;
    this.#repairs = repairs;
    this.#documents = documents;
    this.#features = features;
  }

  listen(connection: Connection): void {
    connection.onRequest(FixableRules.method, () => this.rules());
    connection.onRequest(FixRule.method, ({ ruleId }: FixRuleParams, token: ObservableToken) => this.#answer(ruleId, token));
  }

  rules(): FixableRule[] {
    const rules = new Map<string, FixableRule>();
    for (const result of this.#cache.all()) {
      for (const { ruleId } of result.findings) {
        const rule = this.#reports.ruleOf(result, ruleId);
        const problems = (rules.get(ruleId)?.problems ?? 0) + 1;
        if (rule?.fixable) rules.set(ruleId, { id: ruleId, title: rule.title, problems });
      }
    }
    return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** How many files the rule found something in, as far as they were looked at. */
  filesWith(ruleId: string): number {
    return this.#resultsWith(ruleId).length;
  }

  /** @throws CancelledError */
  async edit(ruleId: string, token: ObservableToken): Promise<WorkspaceEdit> {
    const title = this.#resultsWith(ruleId).map((result) => this.#reports.ruleOf(result, ruleId)?.title)[0] ?? ruleId;
    const documentChanges: TextDocumentEdit[] = [];
    for (const result of this.#resultsWith(ruleId)) {
      const document = this.#documents.get(result.uri);
      const edits = await this.#repairs.fixRule(result, document, ruleId, token);
      if (edits.length === 0 || this.#documents.get(result.uri) !== document) continue;
      documentChanges.push({
        textDocument: { uri: this.#documents.spellingOf(result.uri), version: document?.version ?? null },
        edits: this.#features.annotatesChanges ? edits.map((edit) => ({ ...edit, annotationId: ANNOTATION })) : [...edits],
      });
    }
    if (!this.#features.annotatesChanges) return { documentChanges };
    const description = "Each change was checked: the problem is gone, and no other appears.";
    return { documentChanges, changeAnnotations: { [ANNOTATION]: { label: title, description, needsConfirmation: true } } };
  }

  #resultsWith(ruleId: string): ReturnType<ResultCache["all"]> {
    return this.#cache.all().filter(({ findings }) => findings.some((finding) => finding.ruleId === ruleId));
  }

  async #answer(ruleId: string, token: ObservableToken): Promise<FixRuleResult> {
    try {
      const edit = await this.edit(ruleId, token);
      return { edit, files: edit.documentChanges?.length ?? 0 };
    } catch (error) {
      if (error instanceof CancelledError) return { edit: { documentChanges: [] }, files: 0 };
      throw error;
    }
  }
}
