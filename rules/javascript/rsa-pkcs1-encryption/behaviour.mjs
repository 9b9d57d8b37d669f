import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

export default {
  "bad-node.js": {
    keeps: {
      "seals a text": [({ seal }) => seal(publicKey, "twelve parcels").length, 256],
    },
    stops: {
      "has the old padding": ({ seal }) => {
        // Without padding, what PKCS #1 has put in front of the message is seen.
        const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, seal(publicKey, "twelve parcels"));
        return block[0] === 0 && block[1] === 2 && block.toString("latin1").endsWith("\0twelve parcels");
      },
      // Versions of Node that were mended against Bleichenbacher's attack refuse to.
      "cannot be opened": ({ open, seal }) => {
        try {
          return open(privateKey, seal(publicKey, "twelve parcels")) !== "twelve parcels";
        } catch {
          return true;
        }
      },
    },
  },
};
