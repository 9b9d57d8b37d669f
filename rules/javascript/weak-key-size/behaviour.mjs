export default {
  "bad-pairs.js": {
    keeps: {
      "agrees on a secret": [({ group }) => group.generateKeys().length > 0, true],
      "exchanges keys": [({ exchange }) => exchange.generateKeys().length > 0, true],
      "has a curve": [({ curve }) => curve.publicKey.asymmetricKeyType, "ec"],
    },
    stops: {
      "has a group of 1,024 bits": ({ group }) => group.getPrime().length === 128,
      "has an exchange of 512 bits": ({ exchange }) => exchange.getPrime().length === 64,
      "has a curve of 192 bits": ({ curve }) => curve.publicKey.asymmetricKeyDetails.namedCurve === "prime192v1",
    },
  },
  "bad-exchange.ts": {
    keeps: {
      "sends a key": [({ exchange }) => /^[\da-f]+$/.test(exchange()), true],
    },
    stops: {
      "has 512 bits": ({ exchange }) => exchange().length <= 128,
    },
  },
};
