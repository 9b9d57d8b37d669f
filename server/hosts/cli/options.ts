import { Command, InvalidArgumentError, Option } from "commander";
import { version } from "../../../package.json";
import { SEVERITIES, type Severity } from "../../core/finding";
import { THREAT_MODELS, type ThreatModel } from "../../rules/rule";
import { OSV_ADDRESS } from "../../workspace/advisories/osv-address";

export const FORMATS = ["text", "json", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

export interface ScanOptions {
  readonly format: Format;
  readonly output?: string;
  readonly threatModel?: readonly ThreatModel[];
  readonly allRules?: boolean;
  /** False for `--no-config`. */
  readonly config: boolean;
  /** False for `--no-cache`. */
  readonly cache: boolean;
  /** When versions were published is asked of the registry that the user has set for npm. */
  readonly online?: boolean;
  readonly failOn?: Severity;
}

export interface FixOptions {
  /** Manifests are repaired instead of code. */
  readonly dependencies?: boolean;
  /** Which versions there are is asked of the registry that the user has set for npm, or of the one named. */
  readonly online?: boolean;
  readonly registry?: string;
  /** The rules whose findings are repaired; undefined for all. */
  readonly rule?: readonly string[];
  readonly dryRun?: boolean;
  readonly threatModel?: readonly ThreatModel[];
  readonly allRules?: boolean;
  /** False for `--no-config`. */
  readonly config: boolean;
}

export interface AdvisoryUpdateOptions {
  /** Address or path of a zip file. */
  readonly from: string;
  /** Seconds. */
  readonly timeout: number;
}

export const SBOM_FORMATS = ["cyclonedx", "spdx"] as const;

export interface SbomOptions {
  readonly format: (typeof SBOM_FORMATS)[number];
  readonly output?: string;
  readonly timestamp?: boolean;
}

export interface Actions {
  scan(paths: readonly string[], options: ScanOptions): Promise<void>;
  fix(paths: readonly string[], options: FixOptions): Promise<void>;
  sbom(path: string, options: SbomOptions): Promise<void>;
  rules(options: { readonly format: "text" | "json" }): Promise<void>;
  updateAdvisories(options: AdvisoryUpdateOptions): Promise<void>;
  advisoryStatus(): Promise<void>;
}

/** Describes the command line; `--help` is its reference, docs/cli.md its guide. */
export function commandLine(actions: Actions): Command {
  const program = new Command("buckler")
    .description("Finds security mistakes in JavaScript and TypeScript, shows the path an attacker takes, and says how to repair them.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .showHelpAfterError("(buckler --help tells what there is)")
    .exitOverride();
  const threatModelOption = new Option(
    "-t, --threat-model <models>",
    `where untrusted data comes from: any of ${THREAT_MODELS.join(", ")}, joined by commas`,
  ).argParser(threatModels);
  program
    .command("scan")
    .description("scan files and folders")
    .argument("[paths...]", "files and folders; what is named is scanned even where git ignores it", ["."])
    .addOption(new Option("-f, --format <format>", "how to report").choices(FORMATS).default("text"))
    .option("-o, --output <file>", "write the report to a file")
    .addOption(threatModelOption)
    .option("-a, --all-rules", "also rules and findings of low confidence, and all rules in tests and examples as well")
    .option("--no-config", "read neither .buckler.yml nor .buckler/")
    .option("--no-cache", "analyse everything anew, and keep nothing for the next scan")
    .option("--online", "ask the registry of your npm settings when versions were published, where a minimum age is set")
    .addOption(new Option("--fail-on <severity>", "exit with 1 from this severity on (default: low)").choices(SEVERITIES))
    .addHelpText("after", "\nExit code: 0 no finding at or above --fail-on, 1 findings, 2 something could not be done.")
    .action((paths: string[], options: ScanOptions) => actions.scan(paths, options));
  program
    .command("fix")
    .description("repair what has a fix that was checked, and print the changes as a diff")
    .argument("[paths...]", "files and folders; what is named is looked at even where git ignores it")
    .option("-d, --dependencies", "repair the dependencies of a package.json instead of code, and say what to run then")
    .option("--online", "with --dependencies: ask the registry of your npm settings which versions there are")
    .option("--registry <address>", "with --dependencies: ask this registry which versions there are")
    .option("-r, --rule <ids>", "repair the findings of these rules only, joined by commas", ruleIds)
    .option("-n, --dry-run", "print the changes and write nothing")
    .addOption(threatModelOption)
    .option("-a, --all-rules", "also rules and findings of low confidence, and all rules in tests and examples as well")
    .option("--no-config", "read neither .buckler.yml nor .buckler/")
    .addHelpText(
      "after",
      "\nExit code: 0 nothing is left to repair, 1 findings are left that need a person, 2 something could not be done.",
    )
    .action((paths: string[], options: FixOptions, command: Command) => {
      if ((options.online || options.registry !== undefined) && !options.dependencies)
        command.error("error: --online and --registry are for --dependencies");
      if (paths.length === 0 && !options.dependencies) command.error("error: missing required argument 'paths'");
      return actions.fix(paths.length === 0 ? ["."] : paths, options);
    });
  program
    .command("sbom")
    .description("write the bill of materials of a project: what it installs, by its lockfile")
    .argument("[path]", "the project's folder", ".")
    .addOption(new Option("-f, --format <format>", "CycloneDX 1.6 or SPDX 2.3, both as JSON").choices(SBOM_FORMATS).default("cyclonedx"))
    .option("-o, --output <file>", "write it to a file")
    .option("--timestamp", "note the time; without it, and without SOURCE_DATE_EPOCH, the same project has the same bill")
    .action((path: string, options: SbomOptions) => actions.sbom(path, options));
  program
    .command("rules")
    .description("list the rules that come with Buckler")
    .addOption(new Option("-f, --format <format>", "how to list them").choices(["text", "json"]).default("text"))
    .action((options: { format: "text" | "json" }) => actions.rules(options));
  const advisories = program.command("advisories").description("what is known of vulnerable and malicious packages");
  advisories
    .command("update")
    .description("fetch all advisories for npm; nothing else in Buckler uses the network")
    .option("--from <source>", "address or file of a zip of OSV records", OSV_ADDRESS)
    .option("--timeout <seconds>", "give up when the server is silent for so long", seconds, 30)
    .addHelpText(
      "after",
      "\nHTTPS_PROXY, HTTP_PROXY and NO_PROXY are obeyed. Exit code: 0 done, 2 not done: the advisories stay what they were.",
    )
    .action((options: AdvisoryUpdateOptions) => actions.updateAdvisories(options));
  advisories
    .command("status")
    .description("tell which advisories there are, from when and from where")
    .addHelpText("after", "\nExit code: 0, or 2 when what was downloaded cannot be used.")
    .action(() => actions.advisoryStatus());
  return program;
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 3600)) throw new InvalidArgumentError("name a number of seconds, at most 3600.");
  return number;
}

function ruleIds(value: string, previous: readonly string[] = []): string[] {
  const ids = value.split(",").map((id) => id.trim());
  if (ids.includes("")) throw new InvalidArgumentError("name the rules, joined by commas.");
  return [...new Set([...previous, ...ids])];
}

function threatModels(value: string, previous: readonly ThreatModel[] = []): ThreatModel[] {
  const names = value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const models = names.map((name) => {
    const model = THREAT_MODELS.find((candidate) => candidate === name);
    if (!model) throw new InvalidArgumentError(`"${name}" is not one of ${THREAT_MODELS.join(", ")}.`);
    return model;
  });
  if (models.length === 0) throw new InvalidArgumentError(`name at least one of ${THREAT_MODELS.join(", ")}.`);
  return [...new Set([...previous, ...models])];
}
