import { loadBuiltinPack } from "../server/hosts/builtin-pack";
import { openProject } from "../server/workspace/project";
import { NEVER_CANCELLED } from "../server/core/cancellation";
import { FunctionRunner } from "../server/analyzers/javascript/flow/functions";
import { LinkedProgram } from "../server/analyzers/javascript/linking/linked-program";
(async () => {
  const builtin = await loadBuiltinPack();
  const project = await openProject(process.argv[2]!, { builtin, useConfig: false });
  const proto = LinkedProgram.prototype as any; const orig = proto.solveComponent; const pr = project.analysis.program as any;
  await project.index(NEVER_CANCELLED);
  const rows: any[] = [];
  proto.solveComponent = function (c: string[], t: any) { const r = pr.solver.shared.runner, k = pr.solver.shared.clock; const t0 = k.ticks, s = process.cpuUsage(); orig.call(this, c, t); const e = process.cpuUsage(s); rows.push([k.ticks - t0, r.given - r.foreignTicksLeft, (e.user + e.system) / 1000, c[0]!.slice(-40)]); };
  const b = FunctionRunner.prototype.beginRun; FunctionRunner.prototype.beginRun = function (n) { (this as any).given = n; b.call(this, n); };
  const all = [...project.analysis.program.modules()].filter((m) => !process.argv[3] || m.includes(process.argv[3]!)).slice(0, 60);
  const t0 = Date.now(); (project.analysis.program as any).solveAll(all, NEVER_CANCELLED); 
  rows.sort((a, b) => b[1] - a[1]); console.log(Date.now() - t0, "ms"); console.log(rows.slice(0, 8).map((r) => r.map((x: any) => typeof x === "number" ? Math.round(x) : x).join("\t")).join("\n"));
})();
