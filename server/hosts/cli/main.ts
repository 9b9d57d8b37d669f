import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { CommanderError } from "commander";
import { compileLater } from "../compile-later";
import { ExitCode } from "./exit-code";
import { commandLine } from "./options";
import type { ThreadProject } from "./scan-thread";

/** What a scan leaves behind is tidied up early: left to itself, each thread would let four times of what it needs pile up. */
setFlagsFromString("--heap-growing-percent=60");
if (isMainThread) compileLater();

/** Whoever reads may stop early (`buckler scan | head`): that is no error, and nobody is left to hear of it. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? (process.exitCode ?? ExitCode.Clean) : ExitCode.Error);
});

/** Node's own code for a crash is 1, which here would say "findings". */
if (isMainThread)
  process.on("uncaughtException", (error) => {
    process.stderr.write(`buckler: ${error.stack ?? error.message}\nThis is a mistake in Buckler; please report it.\n`);
    process.exit(ExitCode.Error);
  });

async function main(): Promise<void> {
  if (parentPort && !isMainThread) {
    const { serveScan } = await import("./scan-thread");
    await serveScan(parentPort, workerData as ThreadProject);
    return;
  }
  // The analyzer takes a while to load, and neither --help nor a wrong option needs it.
  const program = commandLine({
    scan: async (paths, options) => {
      const { scan } = await import("./scan");
      process.exitCode = await scan(paths, options);
    },
    fix: async (paths, options) => {
      if (options.dependencies) {
        const { fixDependencies } = await import("./fix-dependencies");
        process.exitCode = await fixDependencies(paths, options);
        return;
      }
      const { fix } = await import("./fix");
      process.exitCode = await fix(paths, options);
    },
    sbom: async (path, options) => {
      const { sbom } = await import("./sbom");
      process.exitCode = await sbom(path, options);
    },
    rules: async ({ format }) => {
      const { listRules } = await import("./list-rules");
      process.stdout.write(await listRules(format));
    },
    updateAdvisories: async (options) => {
      const { update } = await import("./advisories");
      process.exitCode = await update(options);
    },
    advisoryStatus: async () => {
      const { status } = await import("./advisories");
      process.exitCode = await status();
    },
  });
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.Clean : ExitCode.Error;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`buckler: ${message}\n`);
    process.exitCode = ExitCode.Error;
  }
}

void main();
