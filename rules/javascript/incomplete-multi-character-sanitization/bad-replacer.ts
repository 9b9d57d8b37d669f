export function withoutComments(text: string, isKept: (comment: string) => boolean): string {
  // doubtful: incomplete-multi-character-sanitization
  return text.replace(/<!--[^]*?-->/g, (comment) => (isKept(comment) ? comment : ""));
}

export function withoutScripts(text: string): string {
  // ruleid: incomplete-multi-character-sanitization
  return text.replace(/<script[^>]*>[^]*?<\/script>/g, function (found) {
    if (found.includes("data-keep")) return found;
    return "";
  });
}

export function shortened(target: { reports: string }): string {
  // doubtful: incomplete-multi-character-sanitization
  target.reports = target.reports.replace(/(\.\.\/)+/, "");
  return target.reports;
}

export function place(slugger: { slug(text: string): string }, heading: string): string {
  // doubtful: incomplete-multi-character-sanitization
  const text = heading.replace(/<script[^>]*>/g, "");
  return slugger.slug(text);
}
