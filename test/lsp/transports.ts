import assert from "node:assert/strict";
import { fork, spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo, type Socket } from "node:net";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver/node";

interface Connected {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
}

interface ProcessOptions {
  readonly uid?: number;
}

/** The ways in which an editor can start the server and speak to it. */
export const CONNECT = { stdio, ipc, socket };

function stdio(server: string, options: ProcessOptions): Promise<Connected> {
  const child = spawn(process.execPath, [server, "--stdio"], options);
  letGo(child);
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  return Promise.resolve({ child, connection });
}

function ipc(server: string, options: ProcessOptions): Promise<Connected> {
  const child = fork(server, ["--node-ipc"], { ...options, execArgv: [], silent: true });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  letGo(child);
  return Promise.resolve({ child, connection });
}

async function socket(server: string, options: ProcessOptions): Promise<Connected> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const child = spawn(process.execPath, [server, `--socket=${port}`], options);
  letGo(child);
  const stream = await new Promise<Socket>((resolve) => listener.once("connection", resolve));
  listener.close();
  return { child, connection: createProtocolConnection(new StreamMessageReader(stream), new StreamMessageWriter(stream)) };
}

/** A test that fails before it stops its server must not keep the tests from ending. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.stderr?.on("data", (data: Buffer) => process.stderr.write(data));
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket | null)?.unref();
  child.channel?.unref();
  assert(child.pid !== undefined);
}
