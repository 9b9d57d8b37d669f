import { readFileSync, readdirSync } from "node:fs";
import { Analysis } from "../server/analyzers/analyze";
import { compileRules } from "../server/analyzers/rule-set";
import { loadBuiltinPack } from "../server/hosts/builtin-pack";
import { openProject } from "../server/workspace/project";
import { NEVER_CANCELLED } from "../server/core/cancellation";
import { LinkedProgram } from "../server/analyzers/javascript/linking/linked-program";
(async () => {
  const builtin = await loadBuiltinPack();
  const project = await openProject(process.argv[2]!, { builtin, useConfig: false });
  await project.index(NEVER_CANCELLED);
  const proto = LinkedProgram.prototype as any; const orig = proto.solveComponent;
  const times: [number, string, number][] = [];
  proto.solveComponent = function (c: string[], t: any) { const s = process.cpuUsage(); orig.call(this, c, t); const e = process.cpuUsage(s); times.push([(e.user + e.system) / 1000, c[0]!.slice(-40), c.length]); };
  const u0 = process.cpuUsage();
  project.analysis.program.solveEverything(project.analysis.program.modules(), NEVER_CANCELLED);
  const u = process.cpuUsage(u0); console.log("cpu", (u.user + u.system) / 1e6);
  times.sort((a, b) => b[0] - a[0]); console.log(times.slice(0, +(process.argv[3] ?? 12)).map(([t, n, k]) => `${t.toFixed(0)} ms ${n} ${k}`).join("\n"));
})();
