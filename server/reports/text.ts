import { SourceDocument } from "../core/document";
import { SEVERITIES, type Finding, type Severity } from "../core/finding";
import { withoutSecrets } from "../core/mask";
import type { Span } from "../core/position";
import type { AdvisoryStatus } from "../protocol/messages";
import { codeFrame } from "./code-frame";
import { printable } from "./printable";
import type { FileReport, ReportedFinding, ReportedRule } from "./scan-report";

type Paint = (text: string) => string;

/** Colours as a host's terminal has them; structurally what picocolors' `createColors` gives. */
export interface Palette {
  readonly isColorSupported: boolean;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

export interface TextContext {
  readonly palette: Palette;
  readonly rules: ReadonlyMap<string, ReportedRule>;
  /** The path of a document's URI as the reader can open it. */
  readonly pathOf: (uri: string) => string;
}

/** What a scan came to, for the last lines of the report. */
export interface TextSummary {
  readonly scannedFiles: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  readonly withFix: number;
  /** How many findings are about dependencies with known vulnerabilities. */
  readonly vulnerable: number;
  /** Files or folders that are not, or not wholly, covered by the result. */
  readonly incomplete: number;
  /** Files left out because they are minified, or bundles. */
  readonly minified: number;
  /** Which advisories were there for manifests and lockfiles; undefined where the scan met none. */
  readonly advisories?: AdvisoryStatus | undefined;
}

/** One file's findings, each with its code and its way there, followed by what could not be analysed. Minified files are only counted. Empty when there is nothing to tell. */
export function renderFileText(file: FileReport, document: SourceDocument | undefined, context: TextContext): string {
  const secrets = [...file.findings, ...file.suppressed].flatMap(({ finding }) => finding.secrets ?? []);
  const shown = document && secrets.length > 0 ? withMask(document, secrets) : document;
  const blocks = file.findings.map((found) => findingText(found, shown, context));
  const { palette } = context;
  for (const { reason, message, location } of file.incomplete) {
    if (reason === "minified") continue;
    const path = location ? placeOf(location, context) : printable(file.path);
    blocks.push(`${palette.yellow("incomplete")}  ${palette.bold(path)}  ${printable(message)}\n`);
  }
  return blocks.map((block) => `${block}\n`).join("");
}

/** The document as anybody may see it: lines around a finding may hold the secrets of others. */
function withMask({ uri, languageId, version, text }: SourceDocument, secrets: readonly Span[]): SourceDocument {
  return new SourceDocument(uri, languageId, version, withoutSecrets(text, secrets));
}

/** How many findings of which severity, and how complete that is. */
export function renderSummaryText(summary: TextSummary, { palette }: TextContext): string {
  const total = SEVERITIES.reduce((sum, severity) => sum + summary.findings[severity], 0);
  const files = count(summary.scannedFiles, "file");
  const lines: string[] = [];
  if (total === 0) lines.push(palette.green(`All clear: no security problems in ${files}.`));
  else {
    const parts = SEVERITIES.filter((severity) => summary.findings[severity] > 0).map((severity) =>
      severityPaint(severity, palette)(`${summary.findings[severity]} ${severity}`),
    );
    lines.push(`${palette.bold(count(total, "problem"))} in ${files}: ${parts.join(", ")}.`);
    if (summary.withFix > 0) lines.push(`${count(summary.withFix, "problem")} can be fixed with a quick fix in the editor.`);
    if (summary.vulnerable > 0) lines.push(`${count(summary.vulnerable, "vulnerable package")}: see buckler fix --dependencies --dry-run.`);
  }
  if (summary.suppressed > 0) lines.push(palette.dim(`${count(summary.suppressed, "finding")} ignored by comments and settings.`));
  if (summary.minified > 0) lines.push(palette.dim(`${count(summary.minified, "minified or bundled file")} left out.`));
  if (summary.incomplete > 0)
    lines.push(palette.yellow(`${count(summary.incomplete, "place")} could not be analysed completely; see above.`));
  if (summary.advisories) lines.push(palette.dim(printable(advisoriesLine(summary.advisories))));
  return `${lines.join("\n")}\n`;
}

/** What is not known is not found, so whoever reads that all is clear has to know what that rests on. */
function advisoriesLine({ note, date, records }: AdvisoryStatus): string {
  return `${note ?? `Advisories of ${date}: ${count(records, "record")}`}.`;
}

function findingText({ finding, fixes }: ReportedFinding, document: SourceDocument | undefined, context: TextContext): string {
  const { palette, rules } = context;
  const rule = rules.get(finding.ruleId);
  const lines = [
    `${severityPaint(finding.severity, palette)(palette.bold(finding.severity))}  ${palette.bold(printable(finding.message))}`,
    `${palette.cyan(placeOf(finding.location, context))}  ${palette.dim(finding.ruleId)}`,
  ];
  if (document) lines.push("", indent(codeFrame(document, finding.location.range, palette.isColorSupported)));
  if (finding.flow.length > 1) {
    lines.push("", "  How it gets there:", ...flowLines(finding, context));
  }
  const advice = adviceOf(rule?.remedy ?? "");
  if (advice !== "") lines.push("", `  What to do: ${printable(advice)}`);
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  if (fix) lines.push(`  Quick fix in the editor: ${printable(fix.title)}`);
  return `${lines.join("\n")}\n`;
}

/** The steps, numbered. Where they lead through several files, each file is named once above its steps: paths are long, and repeated they hide what happens. */
function flowLines({ flow, location }: Finding, { palette, pathOf }: TextContext): string[] {
  const staysInFile = flow.every((step) => step.location.uri === location.uri);
  const lines: string[] = [];
  for (const [index, step] of flow.entries()) {
    const { uri, range } = step.location;
    if (!staysInFile && uri !== flow[index - 1]?.location.uri) lines.push(`    ${palette.cyan(printable(pathOf(uri)))}`);
    const place = palette.dim(`line ${range.start.line + 1}`);
    lines.push(`${staysInFile ? "    " : "      "}${index + 1}. ${place}  ${printable(step.message)}`);
  }
  return lines;
}

/** The first sentence of a rule's remedy without its markdown. */
export function adviceOf(remedy: string): string {
  const paragraph = remedy.trim().split(/\n\s*\n|\n```|:\n/, 1)[0] ?? "";
  const plain = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentence = (/^.*?[.!?](?=\s+[A-Z`]|$)/.exec(plain)?.[0] ?? plain).replace(/:$/, "");
  return sentence === "" || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function placeOf({ uri, range }: Finding["location"], { pathOf }: TextContext): string {
  return `${printable(pathOf(uri))}:${range.start.line + 1}:${range.start.character + 1}`;
}

function severityPaint(severity: Severity, palette: Palette): Paint {
  if (severity === "critical" || severity === "high") return palette.red;
  return severity === "medium" ? palette.yellow : palette.blue;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
