import picomatch from "picomatch/posix";

/** Which of some folders are packages of a workspace, by the patterns of a manifest or of pnpm-workspace.yaml; those with `!` take away. */
export function workspaceMembers(folders: readonly string[], patterns: readonly string[]): readonly string[] {
  const globs = patterns.map((pattern) => pattern.replace(/^(!?)\.?\//, "$1").replace(/\/+$/, ""));
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  if (wanted.length === 0) return [];
  const isWanted = picomatch(wanted);
  const isLeftOut = picomatch(globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
  return folders.filter((folder) => !/(?:^|\/)node_modules(?:\/|$)/.test(folder) && isWanted(folder) && !isLeftOut(folder));
}
