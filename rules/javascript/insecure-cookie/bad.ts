import express from "express";
import session from "express-session";

export const app = express();

// ruleid: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", resave: false, saveUninitialized: false }));

// ruleid: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET ?? "", cookie: { httpOnly: true, maxAge: 60_000 } }));

app.use(
  // ruleid: insecure-cookie
  session({
    secret: process.env.SESSION_SECRET ?? "",
    cookie: { secure: false, httpOnly: false },
  }),
);

app.post("/login", (req, res) => {
  const token = String(req.body.token);
  // ruleid: insecure-cookie
  res.cookie("session", token);
  // ruleid: insecure-cookie
  res.cookie("auth_token", token, { maxAge: 3_600_000 });
  // ruleid: insecure-cookie
  res.status(200).cookie("rememberMe", token, { httpOnly: true, secure: false });
  // ruleid: insecure-cookie
  res.cookie(cookieNameFor(req), token, { secure: true });
  res.end();
});

function cookieNameFor(request: express.Request): string {
  return `${request.hostname}-id`;
}
