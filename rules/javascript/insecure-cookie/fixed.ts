import express from "express";
import session from "express-session";

export const app = express();

// ruleid: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", resave: false, saveUninitialized: false, cookie: { httpOnly: true, secure: true } }));

// ruleid: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", cookie: { httpOnly: true, maxAge: 60_000, secure: true } }));

app.use(
  // ruleid: insecure-cookie
  session({
    secret: process.env.SESSION_SECRET ?? "",
    cookie: { secure: true, httpOnly: true },
  }),
);

app.post("/login", (req, res) => {
  const token = String(req.body.token);
  // ruleid: insecure-cookie
  res.cookie("session", token, { httpOnly: true, secure: true });
  // ruleid: insecure-cookie
  res.cookie("auth_token", token, { maxAge: 3_600_000, httpOnly: true, secure: true });
  // ruleid: insecure-cookie
  res.status(200).cookie("rememberMe", token, { httpOnly: true, secure: true });
  // ruleid: insecure-cookie
  res.cookie(cookieNameFor(req), token, { secure: true, httpOnly: true });
  res.end();
});

function cookieNameFor(request: express.Request): string {
  return `${request.hostname}-id`;
}
