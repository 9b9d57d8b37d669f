import cookieParser from "cookie-parser";
import cors from "cors";
import express, { type NextFunction, type Request, type Response } from "express";
import session from "express-session";
import path from "node:path";
import { config } from "./config";
import { pool } from "./database";
import { page } from "./lib/html";
import { newsletter } from "./newsletter";
import { payments } from "./payments";
import { accounts } from "./routes/accounts";
import { admin } from "./routes/admin";
import { cart } from "./routes/cart";
import { orderRoutes } from "./routes/orders";
import { productRoutes } from "./routes/products";
import { uploads } from "./routes/uploads";

declare module "express-session" {
  interface SessionData {
    customerId: number;
  }
}

const app = express();
app.disable("x-powered-by");
app.set("trust proxy", 1);

app.use((_req: Request, res: Response, next: NextFunction) => {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "same-origin");
  res.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
  next();
});

// The webhook checks a signature over the raw body, so it comes before the JSON parser.
app.use("/payments", payments);

app.use(express.json({ limit: "100kb" }));
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser());
app.use(cors({ origin: true, credentials: true }));
app.use(
  session({
    name: "lantern.sid",
    secret: config.sessionSecret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: false, sameSite: "lax", maxAge: 7 * 24 * 3600 * 1000 },
  }),
);

app.use(express.static(path.join(__dirname, "../../public"), { index: "index.html", maxAge: "1h" }));
app.use("/products", productRoutes(pool));
app.use("/cart", cart);
app.use("/orders", orderRoutes(pool));
app.use("/accounts", accounts);
app.use("/admin", admin);
app.use("/uploads", uploads);
app.use("/newsletter", newsletter);

app.get("/health", (_req, res) => {
  res.json({ ok: true, uptime: Math.round(process.uptime()) });
});

app.use((_req: Request, res: Response) => {
  res.status(404).send(page("Not found", "<h1>There is nothing here</h1>"));
});

app.use((error: Error, _req: Request, res: Response, _next: NextFunction) => {
  console.error(error);
  res.status(500).json({ error: "Something went wrong on our side." });
});

app.listen(config.port, () => {
  console.log(`Lantern listens on ${config.port}`);
});
