import type { AdvisoryLookups } from "./advisories";
import type { AgainstEslint } from "./against-eslint";
import type { Dependents } from "./dependents";
import type { Growth } from "./growth";
import type { ServerStart } from "./server-start";
import type { Typing } from "./typing";

/** Everything that one run of the bench measured; bench/results/latest.json. */
export interface BenchResults {
  readonly date: string;
  readonly machine: {
    readonly platform: string;
    readonly node: string;
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGigabytes: number;
    /** Of the last minute before and after: on a busy machine the figures say little. */
    readonly load: readonly number[];
  };
  readonly typing: readonly { readonly inProcess: Typing; readonly overStdio: Typing }[];
  readonly dependents?: Dependents;
  readonly serverStart?: ServerStart;
  readonly againstEslint?: AgainstEslint;
  readonly growth: readonly Growth[];
  readonly advisories?: AdvisoryLookups;
}
