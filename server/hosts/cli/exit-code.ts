/** What the process tells scripts and hooks. */
export enum ExitCode {
  Clean = 0,
  /** Findings at or above the gate. */
  Findings = 1,
  /** Something asked for could not be done, so nobody may call the result clean. */
  Error = 2,
}
