const jws = require("jws");
const { KJUR } = require("jsrsasign");

exports.withJws = function (token, key) {
  // ok: jwt-without-verification
  return jws.verify(token, "RS256", key);
};

exports.checked = function (token, key, algorithms) {
  const decoded = jws.decode(token);
  if (!algorithms.includes(decoded.header.alg)) return false;
  // ok: jwt-without-verification
  return jws.verify(token, decoded.header.alg, key);
};

exports.withKjur = function (token, key) {
  // ok: jwt-without-verification
  return KJUR.jws.JWS.verify(token, key, ["RS256"]);
};

exports.withFastify = async function (request) {
  await request.jwtVerify();
  // ok: jwt-without-verification
  request.user = await request.jwtDecode();
};

exports.withProvider = function (strategy) {
  strategy.verify = function (req, accessToken, params) {
    // ok: jwt-without-verification
    return jws.decode(params.id_token).payload.email;
  };
};
