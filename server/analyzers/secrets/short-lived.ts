/** Settings of builds: what they start ends with them. */
const BUILD =
  /(?:^|\/)(?:\.github\/workflows|\.circleci|\.gitea\/workflows|\.forgejo\/workflows)\/|(?:^|\/)(?:\.gitlab-ci|\.drone|\.travis|bitbucket-pipelines|azure-pipelines)[\w.-]*\.ya?ml$/i;
const STARTED = /^[ \t]*services:\s*$/;
const FOR_TESTS = /^[ \t]*(?:-[ \t]+|export[ \t]+)?[A-Z]+_ENV["']?[ \t]*[:=][ \t]*["']?test(?:ing)?\b/;
const MAX_LINES = 200;

/** True where a setting is one of a server that a build starts for itself, or of a program that runs its tests: the secret opens nothing else. */
export function isShortLived(text: string, at: number, path: string): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
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

/** From the last to the first. */
function* linesBefore(text: string, start: number): Generator<string> {
  for (let count = 0; start > 0 && count < MAX_LINES; count++) {
    const previous = text.lastIndexOf("\n", start - 2) + 1;
    yield text.slice(previous, start - 1);
    start = previous;
  }
}

function* linesAfter(text: string, at: number): Generator<string> {
  let start = text.indexOf("\n", at) + 1;
  for (let count = 0; start > 0 && count < MAX_LINES; count++) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end + 1;
  }
}
