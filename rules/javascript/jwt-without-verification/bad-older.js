const expressJwt = require("express-jwt");
const jwt = require("jsonwebtoken");
const simple = require("jwt-simple");

// ruleid: jwt-without-verification
const middleware = expressJwt({ secret: process.env.JWT_KEY });

function read(token, key) {
  // ruleid: jwt-without-verification
  return simple.decode(token, key, true);
}

function claims(token, callback) {
  // ruleid: jwt-without-verification
  jwt.verify(token, null, callback);
}

class Guard {
  canActivate(context) {
    const request = context.switchToHttp().getRequest();
    // ruleid: jwt-without-verification
    request.user = this.jwtService.decode(request.headers.authorization);
    return true;
  }
}

module.exports = { claims, Guard, middleware, read };
