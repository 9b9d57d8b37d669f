/** Structurally the token of vscode-jsonrpc, so that hosts hand theirs in as it is. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** Thrown by work that noticed it is no longer wanted; hosts turn it into LSP's RequestCancelled. */
export class CancelledError extends Error {
  constructor() {
    super("cancelled");
    this.name = "CancelledError";
  }
}

export const NEVER_CANCELLED: CancellationToken = { isCancellationRequested: false };

/** @throws CancelledError when the token says so. */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new CancelledError();
}
