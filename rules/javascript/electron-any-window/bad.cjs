const { app } = require("electron");

app.on("web-contents-created", (event, contents) => {
  // ruleid: electron-any-window
  contents.setWindowOpenHandler(({ url }) => {
    console.log(url);
    return { action: "allow", overrideBrowserWindowOptions: { frame: true } };
  });
});
