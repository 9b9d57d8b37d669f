let times = 0;

/** To be called when time, the stack or a mistake of ours ended an analysis: asked again, it may say something else. */
export function noteEndedEarly(): void {
  times++;
}

/** How often that happened in this thread. */
export function timesEndedEarly(): number {
  return times;
}
