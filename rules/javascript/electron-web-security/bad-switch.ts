import { app } from "electron";

// ruleid: electron-web-security
app.commandLine.appendSwitch("disable-web-security");
