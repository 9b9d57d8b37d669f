import cors from "cors";
import express from "express";

export const app = express();

const ALLOWED = new Set(["https://shop.example.test"]);

// ok: permissive-cors
app.use(cors());

// ok: permissive-cors
app.use(cors({ origin: "*" }));

// ok: permissive-cors
app.use(cors({ origin: true, credentials: false }));

// ok: permissive-cors
app.use(cors({ origin: ["https://shop.example.test"], credentials: true }));

// ok: permissive-cors
app.use(cors({ origin: process.env.ORIGIN ?? false, credentials: true }));

app.use(
  cors({
    // ok: permissive-cors
    origin: (origin, callback) => callback(null, origin !== undefined && ALLOWED.has(origin)),
    credentials: true,
  }),
);

if (process.env.NODE_ENV !== "production") {
  // ok: permissive-cors
  app.use(cors({ origin: true, credentials: true }));
}

// ok: permissive-cors
export const player = { name: "origin", origin: { x: 0, y: 0 }, credentials: true };
