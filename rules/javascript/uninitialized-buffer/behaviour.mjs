export default {
  "bad.ts": {
    keeps: {
      pads: [async ({ pad }, { get }) => (await get((_, response) => pad(response, 20), "/")).headers["content-length"], "20"],
      "has 32 digits": [({ token }) => token().length, 32],
    },
    stops: {
      "sends what was in the memory": ({ pad }) => {
        let sent = "";
        for (let round = 0; round < 200 && !sent.includes("secret"); round++) {
          Buffer.from("secret".repeat(100));
          pad({ end: (bytes) => (sent += bytes.toString("latin1")) }, 600);
        }
        return sent.replaceAll("\0", "") !== "";
      },
    },
  },
};
