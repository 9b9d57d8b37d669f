import jwt from "jsonwebtoken";
import { Injectable } from "@nestjs/common";
import { PassportStrategy } from "@nestjs/passport";
import { ExtractJwt, Strategy } from "passport-jwt";

export function claims(token: string, key: string): unknown {
  // ruleid: jwt-expiry-ignored
  return jwt.verify(token, key, { algorithms: ["HS256"], ignoreExpiration: true });
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // ruleid: jwt-expiry-ignored
      ignoreExpiration: true,
      secretOrKey: process.env.JWT_KEY,
    });
  }

  validate(payload: { sub: string }): { id: string } {
    return { id: payload.sub };
  }
}
