import bcrypt from "bcrypt";
import { createHash } from "node:crypto";
import path from "node:path";
import winston from "winston";
import { z } from "zod";

const logger = winston.createLogger();

interface Account {
  name: string;
  password: string;
  ssn: string;
}

/** Takes the middle out. */
function maskSecret(text: string): string {
  return `${text.slice(0, 2)}…`;
}

export async function register(account: Account, passwordLength: number): Promise<void> {
  const { password, ssn, ...rest } = account;
  // ok: clear-text-logging
  logger.info("new account", rest);
  // ok: clear-text-logging
  logger.debug(`password has ${password.length} characters, at least ${passwordLength}`);
  // ok: clear-text-logging
  logger.debug(`password ${password.replace(/./g, "*")} of ${account.name}`);
  // ok: clear-text-logging
  logger.debug("stored", await bcrypt.hash(password, 10), maskSecret(ssn));
  const passwordHash = createHash("sha256").update(password).digest("hex");
  // ok: clear-text-logging
  logger.debug({ passwordHash, hasPassword: password !== "", resetPassword: true });
  if (process.env.NODE_ENV !== "production") {
    // ok: clear-text-logging
    console.log("password", password);
  }
}

const password = "not a secret, it is written here";
// ok: clear-text-logging
console.log(password, process.env.NODE_ENV, process.env["HOME"]);

const errors = { wrongPassword: "Wrong password", secret: "" };
// ok: clear-text-logging
console.log(errors.wrongPassword, errors);

declare const tokens: { type: string; token: string }[];
for (const token of tokens) {
  // ok: clear-text-logging
  console.log(token, token.type, tokens.length);
}

const settings = { ...process.env, ADDED: "1" };
const watched = new Proxy(process.env, { get: (target, name) => Reflect.get(target, name) as string | undefined });

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

// ok: clear-text-logging
console.log(setting("PORT"), settings.PORT, watched.PORT, Reflect.get(process.env, "PORT"));
for (const [name] of Object.entries(process.env)) {
  // ok: clear-text-logging
  console.log(name);
}

declare const loaded: { apiKey?: string };
const apiKeyFile = path.resolve(loaded.apiKey ?? "api-key.txt");
// ok: clear-text-logging
console.log(`The key is read from ${apiKeyFile}`);

interface Connection {
  host: string;
  password: string;
}

export function connect(connection: Connection, done: (error: unknown) => void): void {
  const options = { host: connection.host, password: connection.password };
  // ok: clear-text-logging
  console.log("connecting with %s", options);
  done(options);
}

connect({ host: "localhost", password: settings.DB_PASSWORD ?? "" }, (error) => {
  // ok: clear-text-logging
  console.error("not connected", error);
});

const SEARCH_PATH = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
const environment = { ...process.env, [SEARCH_PATH]: path.join("bin", "tools") };
// ok: clear-text-logging
console.log(`${SEARCH_PATH}=${environment[SEARCH_PATH]}`);

const refreshTokens = await settings.removeOldTokens();
// ok: clear-text-logging
console.log(`removed ${Number(refreshTokens)} tokens`);

const LoginForm = z.object({ name: z.string(), password: z.string().min(12) });
const token = z.string().length(40);
// ok: clear-text-logging
console.log(LoginForm.shape.password, token);

export function readKey(secretKey: string): string {
  const secretKeyFile = `keys/${secretKey}`;
  // ok: clear-text-logging
  console.log(`the key is read from ${secretKeyFile}`);
  return secretKeyFile;
}

/** Enough for its owner to know which one it is. */
export function showKept(accessToken: string, databaseUrl: string, apiKey: string, cardNumber: string): void {
  // ok: clear-text-logging
  console.log(`signed in with ${accessToken.slice(0, 8)}…${accessToken.slice(-4)}`);
  // ok: clear-text-logging
  console.log(apiKey.replace(/.(?=.{4})/g, "*"), apiKey.substring(0, 6), cardNumber.substr(-4, 4));
  const dbPassword = new URL(databaseUrl).password;
  // ok: clear-text-logging
  console.log(databaseUrl.replace(dbPassword, "****"));
}

/** Where notifications go is no key to anything. */
export function register(deviceToken: string): void {
  // ok: clear-text-logging
  console.log("device", deviceToken);
}
