import jwt from "jsonwebtoken";

export function claims(token: string, key: string): unknown {
  // ok: jwt-expiry-ignored
  return jwt.verify(token, key, { algorithms: ["HS256"], ignoreExpiration: false });
}

export function refreshSession(token: string, key: string): unknown {
  // ok: jwt-expiry-ignored
  return jwt.verify(token, key, { algorithms: ["HS256"], ignoreExpiration: true });
}

export const isDevelopment = process.env.NODE_ENV === "development";

export function claimsIn(token: string, key: string): unknown {
  // ok: jwt-expiry-ignored
  return jwt.verify(token, key, { ignoreExpiration: isDevelopment });
}
