import bcrypt from "bcrypt";
import { hash as argon2Hash } from "argon2";
import * as bcryptjs from "bcryptjs";

export async function store(password: string): Promise<string> {
  // ruleid: few-hashing-rounds
  return bcrypt.hash(password, 8);
}

export async function withSalt(password: string): Promise<string> {
  // ruleid: few-hashing-rounds
  const salt = await bcryptjs.genSalt(5);
  return bcryptjs.hash(password, salt);
}

export async function withArgon2(password: string): Promise<string> {
  return argon2Hash(password, {
    // ruleid: few-hashing-rounds
    memoryCost: 4096,
    timeCost: 3,
  });
}
