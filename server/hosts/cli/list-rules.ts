import { loadBuiltinPack } from "../builtin-pack";

/** The built-in rules in the order of their ids, for people or as JSON. */
export async function listRules(format: "text" | "json"): Promise<string> {
  const { rules } = await loadBuiltinPack();
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (format === "json") {
    const listed = sorted.map(({ id, title, severity, confidence, cwe, owasp, asvs }) => ({
      id,
      title,
      severity,
      confidence,
      cwe,
      owasp,
      asvs,
    }));
    return `${JSON.stringify(listed, undefined, 2)}\n`;
  }
  const width = Math.max(0, ...sorted.map(({ id }) => id.length));
  const lines = sorted.map(({ id, title, severity, confidence, cwe }) => {
    const classes = cwe.map((number) => `CWE-${number}`).join(", ");
    return `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title} (${classes})${confidence === "low" ? "  only with --all-rules" : ""}`;
  });
  return `${lines.join("\n")}\n`;
}
