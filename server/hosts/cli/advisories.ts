import { version } from "../../../package.json";
import { printable } from "../../reports/printable";
import { AdvisoryStore } from "../../workspace/advisories/advisory-store";
import { updateAdvisories, type UpdateProgress } from "../../workspace/advisories/advisory-update";
import { loadAdvisorySeed } from "../advisory-seed";
import { ExitCode } from "./exit-code";
import type { AdvisoryUpdateOptions } from "./options";
import { Progress } from "./progress";

/** Fetches advisories and puts them in the place of those before; says on standard output what there is now. */
export async function update({ from, timeout }: AdvisoryUpdateOptions): Promise<ExitCode> {
  const progress = new Progress(process.stderr);
  try {
    const { date, records, packages, failed, failures } = await updateAdvisories({
      from,
      userAgent: `buckler/${version}`,
      stallMilliseconds: timeout * 1000,
      onProgress: (state) => {
        progress.tell(() => lineOf(state));
      },
    });
    progress.clear();
    if (failed > 0) {
      const more = failed > failures.length ? ` and ${failed - failures.length} more` : "";
      tell(`${counted(failed, "record")} could not be read and ${failed === 1 ? "was" : "were"} left out: ${failures.join("; ")}${more}`);
    }
    process.stdout.write(`Advisories of ${date}: ${counted(records, "record")} about ${counted(packages, "package")}\n`);
    return ExitCode.Clean;
  } catch (error) {
    progress.clear();
    tell(`the advisories were not updated: ${error instanceof Error ? error.message : String(error)}`);
    tell(await whatIsLeft());
    return ExitCode.Error;
  }
}

/** Says which advisories there are. */
export async function status(): Promise<ExitCode> {
  const { database, fetched, note, isDamaged } = await new AdvisoryStore(loadAdvisorySeed).load(undefined);
  const { date, records, source } = database;
  const origin = fetched ? `fetched on ${fetched.toISOString().slice(0, 10)} from ${source}` : "the seed that comes with Buckler";
  process.stdout.write(printable(`Advisories of ${date}: ${counted(records, "record")}, ${origin}\n`));
  if (note !== undefined) tell(note);
  return isDamaged ? ExitCode.Error : ExitCode.Clean;
}

/** After an update that failed: what results are based on, as before. */
async function whatIsLeft(): Promise<string> {
  const { database, fetched } = await new AdvisoryStore(loadAdvisorySeed).load(undefined);
  return fetched ? `those of ${database.date} stay in use` : `the seed of ${database.date} stays in use`;
}

function lineOf(progress: UpdateProgress): string {
  if (progress.phase === "read") return `read ${progress.records} of ${progress.total} records`;
  const { bytes, total } = progress;
  return `fetched ${(bytes / 1e6).toFixed(1)}${total === undefined ? "" : ` of ${(total / 1e6).toFixed(1)}`} MB`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

function tell(message: string): void {
  process.stderr.write(printable(`buckler: ${message}\n`));
}
