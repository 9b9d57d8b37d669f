const { WebSocketServer } = require("ws");
const { sessionOf } = require("./sessions");

// ok: websocket-without-origin-check
const sockets = new WebSocketServer({ port: 8080, verifyClient: ({ origin }) => origin === "https://shop.example.test" });
sockets.on("connection", (socket, request) => {
  socket.send(sessionOf(request.headers.cookie).name);
});
