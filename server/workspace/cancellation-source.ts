import type { CancellationToken } from "../core/cancellation";

/** A token that tells when it is cancelled; structurally the one of vscode-jsonrpc. */
export interface ObservableToken extends CancellationToken {
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** A token together with the means to cancel it. */
export class CancellationSource implements ObservableToken {
  readonly #listeners = new Set<() => void>();
  #cancelled = false;

  get isCancellationRequested(): boolean {
    return this.#cancelled;
  }

  /** Calls the listener once, at once when it is already too late. */
  onCancellationRequested(listener: () => void): { dispose(): void } {
    if (this.#cancelled) listener();
    else this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
