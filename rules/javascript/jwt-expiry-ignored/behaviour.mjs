import jwt from "jsonwebtoken";

export default {
  "bad-claims.js": {
    keeps: {
      "reads a token": [({ claims }) => claims(jwt.sign({ sub: "ada" }, "key", { expiresIn: 60 }), "key").sub, "ada"],
      "reads one that never expires": [({ claims }) => claims(jwt.sign({ sub: "ada" }, "key"), "key").sub, "ada"],
    },
    stops: {
      "has found an old token": ({ claims }) => claims(jwt.sign({ sub: "ada" }, "key", { expiresIn: -60 }), "key").sub === "ada",
    },
  },
};
