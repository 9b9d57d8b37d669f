import { app } from "electron";

// ruleid: electron-insecure-content
app.commandLine.appendSwitch("allow-running-insecure-content");
