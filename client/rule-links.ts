import type { Diagnostic } from "vscode";
import { vsdiag, type Middleware } from "vscode-languageclient/node";
import { ruleOf } from "./findings";
import { rulePage } from "./rule-page-address";

/**
 * Lets the rule's name in a hover or in Problems open the rule's page. What the server links to is a file beside it, which
 * a window that runs on another machine could not open.
 */
export const linkRulesToPages: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkRule);
    return report;
  },
  provideWorkspaceDiagnostics(resultIds, token, resultReporter, next) {
    return next(resultIds, token, (chunk) => {
      for (const item of chunk?.items ?? []) {
        if (item.kind === vsdiag.DocumentDiagnosticReportKind.full) item.items.forEach(linkRule);
      }
      resultReporter(chunk);
    });
  },
};

function linkRule(diagnostic: Diagnostic): void {
  const rule = ruleOf(diagnostic);
  if (rule !== undefined) diagnostic.code = { value: rule, target: rulePage(rule) };
}
