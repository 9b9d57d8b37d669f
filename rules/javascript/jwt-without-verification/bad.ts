import type { Request, Response, NextFunction } from "express";
import { expressjwt } from "express-jwt";
import { decodeJwt } from "jose";
import jwt from "jsonwebtoken";

export function authenticate(req: Request, _res: Response, next: NextFunction): void {
  const token = req.headers.authorization?.slice("Bearer ".length) ?? "";
  // ruleid: jwt-without-verification
  req.user = jwt.decode(token);
  next();
}

export function userOf(request: Request): unknown {
  // ruleid: jwt-without-verification
  return decodeJwt(request.cookies.session).sub;
}

export function withoutKey(token: string): unknown {
  // ruleid: jwt-without-verification
  return jwt.verify(token, "");
}

export function withNone(token: string, key: string): unknown {
  // ruleid: jwt-without-verification
  return jwt.verify(token, key, { algorithms: ["HS256", "none"] });
}

export function issue(user: { id: string }): string {
  // ruleid: jwt-without-verification
  return jwt.sign({ sub: user.id }, "", { algorithm: "none" });
}

// ruleid: jwt-without-verification
export const middleware = expressjwt({ secret: process.env.JWT_KEY ?? "", algorithms: ["none"] });
