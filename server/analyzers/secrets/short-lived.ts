/** Settings of builds: what they start ends with them. */
const BUILD =
  /(?:^|\/)(?:\.github\/workflows|\.circleci|\.gitea\/workflows|\.forgejo\/workflows)\/|(?:^|\/)(?:\.gitlab-ci|\.drone|\.travis|bitbucket-pipelines|azure-pipelines)[\w.-]*\.ya?ml$/i;
const STARTED = /^[ \t]*services:\s*$/;
const FOR_TESTS = /^[ \t]*(?:-[ \t]+|export[ \t]+)?[A-Z]+_ENV["']?[ \t]*[:=][ \t]*["']?test(?:ing)?\b/;
const MAX_LINES = 200;
/** Longer lines are no settings. */
const MAX_LINE = 2000;

/** True where a setting is one of a server that a build starts for itself, or of a program that runs its tests: the secret opens nothing else. */
export function isShortLived(text: string, at: number, path: string): boolean {
  const line = lineBefore(text, at);
  if (line === undefined) return false;
  const indent = indentOf(text.slice(line, at));
  const isBuild = BUILD.test(path);
  let outer = indent;
  for (const other of linesBefore(text, line)) {
    if (other.trim() === "") continue;
    const depth = indentOf(other);
    if (depth === indent && outer === indent && FOR_TESTS.test(other)) return true;
    if (depth >= outer) continue;
    outer = depth;
    if (isBuild && STARTED.test(other)) return true;
  }
  for (const other of linesAfter(text, at)) {
    if (other.trim() === "") continue;
    if (indentOf(other) < indent) return false;
    if (indentOf(other) === indent && FOR_TESTS.test(other)) return true;
  }
  return false;
}

function indentOf(line: string): number {
  const width = line.search(/[^ \t]/);
  return width < 0 ? line.length : width;
}

/** Where the line begins that ends at an offset. */
function lineBefore(text: string, end: number): number | undefined {
  const near = Math.max(0, end - MAX_LINE);
  const start = text.slice(near, end).lastIndexOf("\n");
  return start < 0 && near > 0 ? undefined : near + start + 1;
}

/** From the last to the first. */
function* linesBefore(text: string, start: number): Generator<string> {
  for (let count = 0; start > 0 && count < MAX_LINES; count++) {
    const previous = lineBefore(text, start - 1);
    if (previous === undefined) return;
    yield text.slice(previous, start - 1);
    start = previous;
  }
}

function* linesAfter(text: string, at: number): Generator<string> {
  let start = at + text.slice(at, at + MAX_LINE).indexOf("\n") + 1;
  if (start === at) return;
  for (let count = 0; start > 0 && count < MAX_LINES; count++) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end + 1;
  }
}
