export function parse(address) {
  // ok: password-in-url
  if (!address.includes("@")) throw new Error("must be an address like shop://reader:key_1234@shop-systems.io/vault");
  return new URL(address);
}

// Where errors are reported to: everybody who has the program sends there.
// ok: password-in-url
export const reports = "https://1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d:d4c3b2a1d4c3b2a1d4c3b2a1d4c3b2a1@errors.shop-systems.io/71";

// How an address is written, with what may be left out in brackets.
// ok: password-in-url
// shop://[user[:password]@]/path/to/socket
