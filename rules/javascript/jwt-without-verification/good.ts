import type { Request } from "express";
import { expressjwt } from "express-jwt";
import { decodeJwt, jwtVerify } from "jose";
import jwt from "jsonwebtoken";

declare function keyFor(id: string | undefined): Promise<Uint8Array>;

export function authenticate(req: Request, key: string): unknown {
  // ok: jwt-without-verification
  return jwt.verify(req.headers.authorization ?? "", key, { algorithms: ["HS256"] });
}

export async function authenticateByKeyId(req: Request): Promise<unknown> {
  const token = req.headers.authorization ?? "";
  // ok: jwt-without-verification
  const header = jwt.decode(token, { complete: true })?.header;
  return jwt.verify(token, Buffer.from(await keyFor(header?.kid)).toString(), { algorithms: ["RS256"] });
}

export async function authenticateByIssuer(request: Request): Promise<unknown> {
  // ok: jwt-without-verification
  const { iss } = decodeJwt(request.cookies.session);
  return jwtVerify(request.cookies.session, await keyFor(iss));
}

export function expiresAt(ownToken: string): number {
  // ok: jwt-without-verification
  const claims = jwt.decode(ownToken);
  return typeof claims === "object" ? (claims?.exp ?? 0) : 0;
}

export function issue(user: { id: string }, key: string): string {
  // ok: jwt-without-verification
  return jwt.sign({ sub: user.id }, key, { algorithm: "HS256", expiresIn: "1h" });
}

// ok: jwt-without-verification
export const middleware = expressjwt({ secret: process.env.JWT_KEY ?? "", algorithms: ["HS256"] });
