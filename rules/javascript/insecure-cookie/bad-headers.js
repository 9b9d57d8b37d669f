function answer(response, token) {
  // ruleid: insecure-cookie
  response.setHeader("Set-Cookie", `session=${token}; Path=/; HttpOnly`);
  // ruleid: insecure-cookie
  response.setHeader("Set-Cookie", "sid=" + token);
}

module.exports = { answer };
