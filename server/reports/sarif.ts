import type { Confidence, Finding, Incompleteness, Severity } from "../core/finding";
import type { Location, Range } from "../core/position";
import type { ConfigurationMistake, FileReport, ReportedFinding, ReportedFix, ReportedRule, ScanReport } from "./scan-report";

/** Plain JSON; the tests hold it against the standard's schema. */
type Json = Record<string, unknown>;

/** Names the base of the scan, as GitHub and most readers expect it. */
const BASE_ID = "%SRCROOT%";

const LEVELS: Readonly<Record<Severity, string>> = { critical: "error", high: "error", medium: "warning", low: "note" };

/** GitHub reads above 9.0 as critical, from 7.0 as high, from 4.0 as medium, below that as low. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.5" };

const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "recommendation",
};

const PRECISIONS: Readonly<Record<Confidence, string>> = { high: "high", medium: "medium", low: "low" };

const NOTIFICATIONS: Readonly<Record<Incompleteness["reason"] | "configuration", { text: string; level: string }>> = {
  syntax: { text: "The file has a syntax error; everything that still parses was analysed.", level: "warning" },
  lockfile: { text: "The lockfile could not be understood, so what is installed was not checked.", level: "warning" },
  budget: { text: "The analysis of the file ran out of its time budget.", level: "warning" },
  crash: { text: "The analyzer failed on the file.", level: "error" },
  "too-large": { text: "The file is larger than anything a person writes.", level: "warning" },
  minified: { text: "The file is minified code.", level: "note" },
  binary: { text: "The file is not text.", level: "note" },
  encoding: { text: "The file is not UTF-8; what could not be decoded was replaced.", level: "warning" },
  unreadable: { text: "The file or folder could not be read.", level: "error" },
  configuration: { text: "A file that configures the scan has a mistake; the rest of it was used.", level: "error" },
};

/**
 * The scan as SARIF 2.1.0 text (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with the rule properties
 * that GitHub code scanning reads: `security-severity`, `precision`, and tags `security` and `external/cwe/cwe-079`.
 */
export function renderSarif(report: ScanReport): string {
  const rules = new Map(report.rules.map((rule, index) => [rule.id, { rule, index }]));
  const incomplete = report.files.flatMap((file) => file.incomplete.map((entry) => notificationOf(file, entry, report)));
  const run: Json = {
    tool: {
      driver: {
        name: "Buckler",
        version: report.toolVersion,
        semanticVersion: report.toolVersion,
        rules: report.rules.map(ruleOf),
        notifications: Object.entries(NOTIFICATIONS).map(([id, { text, level }]) => ({
          id,
          shortDescription: { text },
          defaultConfiguration: { level },
        })),
      },
    },
    originalUriBaseIds: { [BASE_ID]: { uri: report.base } },
    columnKind: "utf16CodeUnits",
    ...(report.advisories && { properties: { advisories: report.advisories } }),
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: incomplete,
        toolConfigurationNotifications: report.mistakes.map(mistakeOf),
      },
    ],
    results: report.files.flatMap((file) => [
      ...file.findings.map((found) => resultOf(found, rules.get(found.finding.ruleId)?.index, [], report)),
      ...file.suppressed.map(({ finding, reason }) => {
        const suppression = { kind: "inSource", ...(reason !== "" && { justification: reason }) };
        return resultOf({ finding, fixes: [] }, rules.get(finding.ruleId)?.index, [suppression], report);
      }),
    ]),
  };
  const log: Json = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(rule: ReportedRule): Json {
  const links = rule.references.map((reference) => `- <${reference}>`).join("\n");
  const markdown = [rule.why, "## How to fix it", rule.remedy, ...(links === "" ? [] : ["## References", links])].join("\n\n");
  const helpUri =
    rule.references[0] ?? (rule.cwe[0] === undefined ? undefined : `https://cwe.mitre.org/data/definitions/${rule.cwe[0]}.html`);
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: firstParagraph(rule.why) || rule.title },
    ...(helpUri !== undefined && { helpUri }),
    help: { text: markdown, markdown },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [
        "security",
        ...rule.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, "0")}`),
        ...rule.asvs.map((id) => `external/owasp/asvs-5.0/${id.toLowerCase()}`),
      ],
      precision: PRECISIONS[rule.confidence],
      "problem.severity": PROBLEM_SEVERITIES[rule.severity],
      "security-severity": SECURITY_SEVERITIES[rule.severity],
      owasp: rule.owasp,
      asvs: rule.asvs,
    },
  };
}

function resultOf(
  { finding, fixes }: ReportedFinding,
  ruleIndex: number | undefined,
  suppressions: readonly Json[],
  report: ScanReport,
): Json {
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physicalLocation(finding.location, report) }],
    partialFingerprints: { "buckler/v1": finding.fingerprint },
    ...(finding.flow.length > 0 && { codeFlows: [codeFlowOf(finding, report)] }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, artifactLocation(finding.location.uri, report))) }),
    suppressions,
  };
}

function codeFlowOf(finding: Finding, report: ScanReport): Json {
  const locations = finding.flow.map(({ kind, message, location }) => ({
    location: { physicalLocation: physicalLocation(location, report), message: { text: message } },
    importance: kind === "step" ? "important" : "essential",
    kinds: kind === "step" ? ["taint"] : ["taint", kind],
  }));
  return { threadFlows: [{ locations }] };
}

function fixOf({ title, edits }: ReportedFix, artifact: Json): Json {
  const replacements = edits.map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact, replacements }] };
}

function notificationOf({ path }: FileReport, { reason, message, location }: Incompleteness, report: ScanReport): Json {
  const physical = location ? physicalLocation(location, report) : { artifactLocation: { uri: relativeUri(path), uriBaseId: BASE_ID } };
  return {
    descriptor: { id: reason },
    level: NOTIFICATIONS[reason].level,
    message: { text: message },
    locations: [{ physicalLocation: physical }],
  };
}

function mistakeOf({ path, position, message }: ConfigurationMistake): Json {
  const region = { startLine: position.line + 1, startColumn: position.character + 1 };
  return {
    descriptor: { id: "configuration" },
    level: NOTIFICATIONS.configuration.level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: relativeUri(path), uriBaseId: BASE_ID }, region } }],
  };
}

function physicalLocation({ uri, range }: Location, report: ScanReport): Json {
  return { artifactLocation: artifactLocation(uri, report), region: regionOf(range) };
}

function artifactLocation(uri: string, report: ScanReport): Json {
  return { uri: relativeUri(report.pathOf(uri)), uriBaseId: BASE_ID };
}

/** SARIF counts lines and columns from 1; the end column is the one after the last. */
function regionOf({ start, end }: Range): Json {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A path as a relative reference (RFC 3986): a first segment with a colon would be taken for a scheme. */
function relativeUri(path: string): string {
  const encoded = encodeURI(path.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(/[?#]/g, encodeURIComponent);
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

function firstParagraph(markdown: string): string {
  return (markdown.trim().split(/\n\s*\n/, 1)[0] ?? "").replace(/\s+/g, " ");
}
