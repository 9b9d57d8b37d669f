import { randomBytes } from "node:crypto"

export function add(list, text) {
  // ruleid: guessable-identifier
  const uuid = randomBytes(16).toString("hex")
  list.push({ uuid, text })
}
