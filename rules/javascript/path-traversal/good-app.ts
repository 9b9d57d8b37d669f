import { app, dialog, ipcMain } from "electron";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

// An editor's own window says what to open and where to save.
ipcMain.handle("open-document", async (_event, file: string) => {
  // ok: path-traversal
  return readFile(file, "utf8");
});

ipcMain.on("save-document", (_event, { file, text }: { file: string; text: string }) => {
  // ok: path-traversal
  writeFile(path.resolve(file), text).catch((error: Error) => dialog.showErrorBox("Not saved", error.message));
});

// The program itself opens the window's page, with this in its address.
const folder = new URLSearchParams(location.search).get("folder") ?? app.getPath("userData");
// ok: path-traversal
export const settings = readFile(path.join(folder, "settings.json"), "utf8");
