import { createCipheriv } from "node:crypto";

const key = Buffer.alloc(32, 1);
const iv = Buffer.alloc(12, 2);

/** A token, with as much of its tag as is asked for. */
function token(length) {
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const text = cipher.update("pay 10", "utf8", "hex") + cipher.final("hex");
  return [iv.toString("hex"), cipher.getAuthTag().subarray(0, length).toString("hex"), text].join(".");
}

export default {
  "bad.ts": {
    keeps: {
      "reads a token": [({ decrypt }) => decrypt(key, token(16)), "pay 10"],
      "opens bytes": [
        ({ open }) => {
          const short = key.subarray(0, 16);
          const cipher = createCipheriv("aes-128-gcm", short, iv);
          const bytes = Buffer.concat([cipher.update("pay 10"), cipher.final()]);
          return open(short, iv, cipher.getAuthTag(), bytes).toString();
        },
        "pay 10",
      ],
    },
    stops: {
      "guesses four bytes of the tag": ({ decrypt }) => decrypt(key, token(4)) === "pay 10",
      "asks for a short tag": ({ short }) => {
        const cipher = short(key, iv);
        cipher.final();
        return cipher.getAuthTag().length === 4;
      },
    },
  },
};
