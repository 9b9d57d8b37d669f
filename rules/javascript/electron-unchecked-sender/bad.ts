import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { ipcMain, safeStorage, shell } from "electron";
import { tools } from "./tools";

// ruleid: electron-unchecked-sender
ipcMain.handle("run-tool", (_event, name: string, args: string[]) => {
  execFile(tools[name], args);
});

// ruleid: electron-unchecked-sender
ipcMain.handle("read-file", async (event, path: string) => {
  return await readFile(path, "utf8");
});

// ruleid: electron-unchecked-sender
ipcMain.on("open", (_, url: string) => {
  void shell.openExternal(url);
});

// ruleid: electron-unchecked-sender
ipcMain.on("remove", removeProject);

async function removeProject(event: Electron.IpcMainEvent, folder: string) {
  await rm(folder, { recursive: true });
  event.reply("removed", folder);
}

// ruleid: electron-unchecked-sender
ipcMain.handle("secret", (event, encrypted: string) => safeStorage.decryptString(Buffer.from(encrypted, "base64")));
