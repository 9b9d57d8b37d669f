export interface CodeServer {
  readonly node: string;
  readonly entry: string;
}

export interface Served {
  /** Name and port, as the browser has to write them. */
  readonly host: string;
  readonly url: string;
  readonly output: () => string;
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

export function ensureCodeServer(log?: (line: string) => void): Promise<CodeServer>;
export function settingsFile(profile: string): string;
export function writeProfile(profile: string, settings?: Readonly<Record<string, unknown>>): Promise<void>;
export function installExtension(codeServer: CodeServer, profile: string, vsix: string): Promise<void>;
export function serve(
  codeServer: CodeServer,
  profile: string,
  options?: { readonly port?: number; readonly extra?: readonly string[]; readonly environment?: Readonly<Record<string, string>> },
): Promise<Served>;
