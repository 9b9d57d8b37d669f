import { WebSocketServer } from "ws";

// ok: websocket-without-origin-check
const sockets = new WebSocketServer({ port: 8080 });
sockets.on("connection", (socket) => socket.send("hello"));
