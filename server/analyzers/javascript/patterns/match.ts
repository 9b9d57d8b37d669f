import type { CancellationToken } from "../../../core/cancellation";
import type { JavaScriptModule } from "../program/module";
import type { RawFinding } from "../raw-finding";
import type { PatternProgram } from "./compile";

export function matchPatterns(_module: JavaScriptModule, _program: PatternProgram, _cancellation: CancellationToken): RawFinding[] {
  return [];
}
