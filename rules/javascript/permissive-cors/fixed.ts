import cors from "cors";
import express from "express";
import { Server } from "socket.io";

export const app = express();

// ruleid: permissive-cors
app.use(cors({ origin: false, credentials: true }));

// ruleid: permissive-cors
app.use(cors({ origin: false, credentials: true }));

// ruleid: permissive-cors
app.use(cors({ origin: (_origin, callback) => callback(null, true), credentials: false }));

const options = {
  credentials: false,
  // ruleid: permissive-cors
  origin(origin: string | undefined, callback: (error: Error | null, permitted?: string) => void) {
    callback(null, origin);
  },
};
app.use(cors(options));

export const io = new Server(3000, {
  // ruleid: permissive-cors
  cors: { origin: false, credentials: true },
});
