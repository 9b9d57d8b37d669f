import { generateKeyPairSync, verify } from "node:crypto";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

export default {
  "bad.ts": {
    keeps: {
      "gives the same for the same": [
        ({ hashPassword }) => hashPassword("a") === hashPassword("a") && hashPassword("a") !== hashPassword("b"),
        true,
      ],
      "writes hexadecimal digits": [
        ({ hashPassword, cacheKeyOf }) => /^[\da-f]+ [\da-f]+$/.test(`${hashPassword("a")} ${cacheKeyOf("a")}`),
        true,
      ],
      "depends on the key": [({ signRequest }) => signRequest("a", "k") !== signRequest("a", "l"), true],
      "knows a user": [({ isKnown, hex }) => isKnown({ password: hex("ab"), salt: "b" }, "a"), true],
      "keeps the length of what is cut": [({ shortHash }) => shortHash("a").length, 16],
    },
    stops: {
      "is in every table": ({ hashPassword }) => hashPassword("a") === "0cc175b9c0f1b6a831c399e269772661",
      "is as short as MD5": ({ cacheKeyOf, signRequest }) => cacheKeyOf("a").length === 32 && signRequest("a", "k").length === 32,
      "signs with SHA-1": ({ sign }) => verify("sha1", Buffer.from("a"), publicKey, sign("a", privateKey)),
      "is as short as SHA-1": ({ signatureOf }) => Buffer.from(signatureOf(Buffer.from("a")), "base64").length === 20,
    },
  },
};
