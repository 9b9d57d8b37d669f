const jws = require("jws");
const jwt = require("jsonwebtoken");
const { KJUR } = require("jsrsasign");
const { decode } = require("hono/jwt");
const { createDecoder } = require("fast-jwt");

exports.byHeader = function (token, publicKey) {
  const { header } = jwt.decode(token, { complete: true });
  // ruleid: jwt-without-verification
  return jwt.verify(token, publicKey, { algorithms: [header.alg] });
};

exports.withJws = function (token, publicKey) {
  const decoded = jws.decode(token);
  // ruleid: jwt-without-verification
  return jws.verify(token, decoded.header.alg, publicKey);
};

exports.withKjur = function (token, publicKey) {
  // ruleid: jwt-without-verification
  return KJUR.jws.JWS.verify(token, publicKey);
};

exports.withHono = function (request) {
  // ruleid: jwt-without-verification
  return decode(request.headers.get("authorization")).payload.sub;
};

const read = createDecoder();

exports.withFastJwt = function (request) {
  // ruleid: jwt-without-verification
  return read(request.cookies.session).sub;
};

exports.withFastify = async function (request) {
  // ruleid: jwt-without-verification
  request.user = await request.jwtDecode();
};
