import { parse } from "cookie";
import { WebSocketServer } from "ws";
import { sessions } from "./sessions";

// ruleid: websocket-without-origin-check
const sockets = new WebSocketServer({ port: 8080 });

sockets.on("connection", (socket, request) => {
  const user = sessions.get(parse(request.headers.cookie ?? "").sid);
  socket.on("message", (text) => user.say(text));
});
