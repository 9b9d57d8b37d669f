/** How far before a secret, and behind it, a comment is read. */
const MAX_BEFORE = 1500;
const MAX_BEHIND = 300;
const MOST_LINES = 10;

const COMMENT_LINE = /^\s*(?:\/\/|\/?\*|#|--|;)/;
const COMMENT_BEHIND = /(?:\/\/|\/\*|\s#\s|\s--\s).*$/;

/** What those say who know what they publish: that it is no secret, that everybody may have it, or the form of OAuth in which programs hold one for show (RFC 8252, section 8.5). */
const PUBLIC = new RegExp(
  [
    String.raw`\b(?:not|n't|no|never|isn't) (?:\w+ ){0,4}(?:secret|confidential|sensitive|private)\b`,
    String.raw`\b(?:ok|okay|safe|fine|harmless|intended|meant|supposed) (?:to|for) (?:be )?(?:\w+ ){0,2}(?:public|publish|commit|committed|check|checked|save|saved|share|shared|expose|exposed|embed|embedded|ship|shipped|include|included|hard-?cod\w+)\b`,
    String.raw`\b(?:is|are|be|intentionally|deliberately|purposely) (?:\w+ )?public\b`,
    String.raw`\bpublic (?:api |client |write )?(?:key|token|client|secret)\b`,
    String.raw`\binstalled app(?:lication)?s?\b`,
    String.raw`\bnon-?(?:confidential|secret|sensitive)\b`,
  ].join("|"),
  "i",
);

/** True where the comment right above an offset, or behind it on its line, says that what stands there is no secret. */
export function isSaidPublic(text: string, at: number): boolean {
  const lines = text.slice(Math.max(0, at - MAX_BEFORE), at).split("\n");
  const above = lines.slice(-1 - MOST_LINES, -1).reverse();
  const end = above.findIndex((line) => !COMMENT_LINE.test(line));
  const comment = (end < 0 ? above : above.slice(0, end)).reverse();
  const [rest = ""] = text.slice(at, at + MAX_BEHIND).split("\n", 1);
  const words = [...comment, COMMENT_BEHIND.exec(rest)?.[0] ?? ""].join(" ").replace(/[\s*#/]+/g, " ");
  return PUBLIC.test(words);
}
