import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { URI } from "vscode-uri";
import { version } from "../../../package.json";
import { projectOf } from "../../analyzers/dependencies/open-project";
import { billOfProject } from "../../analyzers/dependencies/sbom/bill-of-project";
import type { BillOrigin } from "../../reports/sbom/bill-of-materials";
import { renderCycloneDx } from "../../reports/sbom/cyclonedx";
import { renderSpdx } from "../../reports/sbom/spdx";
import { DependencyFiles } from "../../workspace/dependency-files";
import { ExitCode } from "./exit-code";
import type { SbomOptions } from "./options";
import { openOutput } from "./report-output";

/**
 * Writes the bill of materials of the project in a folder.
 * @throws Error that says what is missing, or what could not be read
 */
export async function sbom(path: string, { format, output: file, timestamp }: SbomOptions): Promise<ExitCode> {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${path} is no folder`);
  // What a project installs belongs to it, whatever git ignores of it.
  const files = new DependencyFiles(folder, () => true);
  const project = projectOf(URI.file(join(folder, "package.json")).toString(), files);
  const bill = project && billOfProject(project, files);
  if (!project || !bill) throw new Error(`there is no package.json in ${path}`);
  if (!project.lockfile)
    throw new Error(`there is no lockfile in ${path}, so nothing says what is installed; run the project's package manager first`);
  const [problem] = project.lockfile.problems;
  if (!project.lockfile.isComplete) {
    throw new Error(
      `${URI.parse(project.lockfile.uri).fsPath} was not understood: ${problem?.message ?? "nothing in it says what is installed"}`,
    );
  }
  const time = timeOf(timestamp === true, process.env.SOURCE_DATE_EPOCH);
  const origin: BillOrigin = { tool: { name: "buckler", version }, time };
  const output = await openOutput(file);
  try {
    await output.write(format === "spdx" ? renderSpdx(bill, origin) : renderCycloneDx(bill, origin));
  } finally {
    await output.close();
  }
  return ExitCode.Clean;
}

/** Now, where that was asked for; what builds that can be repeated set (https://reproducible-builds.org/specs/source-date-epoch/); none. */
function timeOf(isWanted: boolean, epoch: string | undefined): Date | undefined {
  if (epoch !== undefined && epoch !== "") {
    if (!/^\d{1,12}$/.test(epoch)) throw new Error(`SOURCE_DATE_EPOCH must be a number of seconds, not "${epoch}"`);
    return new Date(Number(epoch) * 1000);
  }
  return isWanted ? new Date() : undefined;
}
