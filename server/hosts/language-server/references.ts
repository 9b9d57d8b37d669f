import type { RuleDescription } from "../../rules/rule";

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** Titles of the OWASP Top 10:2025, as in the addresses of its pages. */
const OWASP_2025: Readonly<Record<string, string>> = {
  A01: "Broken Access Control",
  A02: "Security Misconfiguration",
  A03: "Software Supply Chain Failures",
  A04: "Cryptographic Failures",
  A05: "Injection",
  A06: "Insecure Design",
  A07: "Authentication Failures",
  A08: "Software or Data Integrity Failures",
  A09: "Security Logging and Alerting Failures",
  A10: "Mishandling of Exceptional Conditions",
};

/** The rule's entries in CWE, in the OWASP Top 10 and in ASVS, then its own references. */
export function linksOf({ cwe, owasp, asvs, references }: Pick<RuleDescription, "cwe" | "owasp" | "asvs" | "references">): Link[] {
  return [
    ...cwe.map((number) => ({ label: `CWE-${number}`, href: `https://cwe.mitre.org/data/definitions/${number}.html` })),
    ...owasp.map(owaspLink),
    ...asvs.map((id) => ({ label: `ASVS ${id}`, href: "https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/en" })),
    ...references.filter((href) => /^https?:\/\//.test(href)).map((href) => ({ label: new URL(href).hostname, href })),
  ];
}

function owaspLink(id: string): Link {
  const category = /^(A\d\d):2025\b/.exec(id)?.[1];
  const title = category === undefined ? undefined : OWASP_2025[category];
  if (category === undefined || title === undefined) return { label: `OWASP ${id}`, href: "https://owasp.org/Top10/" };
  return {
    label: `OWASP ${category}:2025 ${title}`,
    href: `https://owasp.org/Top10/2025/${category}_2025-${title.replaceAll(" ", "_")}/`,
  };
}
