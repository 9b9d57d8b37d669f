const WebSocket = require("ws");
const { sessionOf } = require("./sessions");

module.exports = (server) => {
  // ruleid: websocket-without-origin-check
  const sockets = new WebSocket.Server({ server });
  sockets.on("connection", (socket, request) => {
    socket.send(sessionOf(request.headers.cookie).name);
  });
};
