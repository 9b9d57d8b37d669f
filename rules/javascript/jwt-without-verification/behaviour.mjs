import jwt from "jsonwebtoken";

export default {
  "bad-none.js": {
    keeps: {
      "reads a token": [({ claims }) => claims(jwt.sign({ sub: "ada" }, "key"), "key").sub, "ada"],
    },
    stops: {
      // As long as its key is not set yet, the program took tokens that nobody has signed.
      "signs nothing": ({ claims }) => claims(jwt.sign({ sub: "admin" }, "", { algorithm: "none" }), "").sub === "admin",
    },
  },
};
