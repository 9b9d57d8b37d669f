import { app } from "electron";

// ruleid: electron-sandbox-off
app.commandLine.appendSwitch("no-sandbox");
