const jwt = require("jsonwebtoken");

exports.claims = function (token) {
  // ok: jwt-expiry-ignored
  const claims = jwt.verify(token, process.env.JWT_KEY, { ignoreExpiration: true });
  if (claims.exp * 1000 < Date.now()) throw new Error("run out");
  return claims;
};
