import { buildModule } from "../../analyzers/javascript/program/module";
import { SourceDocument } from "../../core/document";
import { applyEdits } from "../../core/edit";
import type { Finding, FlowStep } from "../../core/finding";
import { RecipeArguments } from "./recipe-arguments";
import type { Transform } from "./transform";

export interface Trial {
  /** The recipe's `with:`. */
  readonly with?: Readonly<Record<string, unknown>>;
  readonly facts?: Readonly<Record<string, string>>;
  readonly languageId?: string;
  readonly uri?: string;
  /** Packages that the project asks for. */
  readonly needs?: readonly string[];
}

/**
 * The texts that a transform makes of a source whose finding stands between « and »; where the flow of the finding begins
 * can be marked with ‹ and ›. Each text must parse.
 */
export function tryTransform(transform: Transform, marked: string, trial: Trial = {}): string[] {
  return proposals(transform, marked, trial).map(({ text }) => text);
}

/** As `tryTransform`, with the titles, and whether it takes a person to want it. */
export function proposals(
  transform: Transform,
  marked: string,
  trial: Trial = {},
): { title: string | undefined; text: string; isChoice?: boolean }[] {
  const text = marked.replace(/[«»‹›]/g, "");
  const document = new SourceDocument(trial.uri ?? "file:///shop/module", trial.languageId ?? "javascript", 1, text);
  const module = buildModule(document);
  const span = spanBetween(marked, "«", "»");
  if (!span) throw new Error("the source marks no finding");
  const source = spanBetween(marked, "‹", "›");
  const flow: FlowStep[] = source ? [{ kind: "source", message: "it starts here", location: document.locationOf(source) }] : [];
  const finding: Finding = {
    ruleId: "a-rule",
    message: "a mistake",
    severity: "high",
    confidence: "high",
    location: document.locationOf(span),
    flow,
    fingerprint: "0",
    facts: trial.facts ?? {},
  };
  const propose = transform(new RecipeArguments(trial.with ?? {}));
  return propose({
    module,
    finding,
    node: module.tree.nodeAt(span),
    dependencies: new Map((trial.needs ?? []).map((name) => [name, "*"])),
  }).map(({ title, edits, isChoice }) => {
    const result = applyEdits(text, edits);
    const { errors } = buildModule(new SourceDocument(document.uri, document.languageId, 2, result)).syntax;
    if (errors[0]) throw new Error(`${errors[0].message}\n${result}`);
    return { title, text: result, ...(isChoice === true && { isChoice }) };
  });
}

function spanBetween(marked: string, open: string, close: string): { start: number; end: number } | undefined {
  const offsetOf = (mark: string) => marked.slice(0, marked.indexOf(mark)).replace(/[«»‹›]/g, "").length;
  return marked.includes(open) ? { start: offsetOf(open), end: offsetOf(close) } : undefined;
}
