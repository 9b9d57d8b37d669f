import express from "express";
import session from "express-session";
import { sharedOptions } from "./shared";

export const app = express();

// ok: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", cookie: { secure: true } }));

// ok: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", cookie: { secure: "auto", httpOnly: true } }));

// ok: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", cookie: { secure: process.env.NODE_ENV === "production" } }));

// ok: insecure-cookie
app.use(session(sharedOptions));

// ok: insecure-cookie
app.use(session({ ...sharedOptions, resave: false }));

if (app.get("env") === "development") {
  // ok: insecure-cookie
  app.use(session({ secret: "only for me", cookie: { secure: false } }));
}

const protectedCookie = { httpOnly: true, secure: true, sameSite: "lax" } as const;

app.post("/login", (req, res) => {
  const token = String(req.body.token);
  // ok: insecure-cookie
  res.cookie("session", token, { httpOnly: true, secure: true });
  // ok: insecure-cookie
  res.cookie("session", token, protectedCookie);
  // ok: insecure-cookie
  res.cookie("session", token, { ...sharedOptions, maxAge: 1000 });
  // ok: insecure-cookie
  res.cookie("session", token, sharedOptions.cookie);
  // ok: insecure-cookie
  res.cookie("theme", req.body.theme, { maxAge: 3_600_000 });
  // ok: insecure-cookie
  res.cookie("XSRF-TOKEN", token, { secure: true });
  // ok: insecure-cookie
  res.cookie("session", "", { maxAge: 0 });
  // ok: insecure-cookie
  res.cookie("mock-session", "1");
  // ok: insecure-cookie
  res.cookie("loginRedirect", req.path, { maxAge: 1000 });
  // ok: insecure-cookie
  jar.cookie("session", token);
  res.end();
});

const jar = new Map<string, string>() as unknown as { cookie(name: string, value: string): void };

app.get("/start", (req, res) => {
  // ok: insecure-cookie
  res.cookie("auth_cb", String(req.query.callback), { httpOnly: true });
  res.end();
});
