import { decode } from "jwt-simple";

export function read(token: string, key: string): unknown {
  // ruleid: jwt-without-verification
  return decode(token, key, true);
}
