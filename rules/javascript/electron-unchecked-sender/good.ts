import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { app, BrowserWindow, ipcMain, shell } from "electron";
import { isTrusted } from "./frames";
import { tools } from "./tools";

// ok: electron-unchecked-sender
ipcMain.handle("run-tool", (event, name: string, args: string[]) => {
  if (new URL(event.senderFrame.url).origin !== "app://shop") return;
  execFile(tools[name], args);
});

// ok: electron-unchecked-sender
ipcMain.handle("read-file", async (event, path: string) => {
  if (!isTrusted(event)) throw new Error("Not for you");
  return await readFile(path, "utf8");
});

// ok: electron-unchecked-sender
ipcMain.on("export", (event, path: string) => {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window) void shell.openPath(path);
});

// Nothing is chosen by the sender.
// ok: electron-unchecked-sender
ipcMain.handle("open-manual", () => shell.openExternal("https://docs.example.test/"));

// ok: electron-unchecked-sender
ipcMain.handle("version", (event, part: number) => app.getVersion().split(".")[part]);
