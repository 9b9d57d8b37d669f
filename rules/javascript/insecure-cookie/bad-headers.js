function answer(response, token) {
  // ruleid: insecure-cookie
  response.setHeader("Set-Cookie", `session=${token}; Path=/; HttpOnly`);
  // ruleid: insecure-cookie
  response.setHeader("Set-Cookie", "sid=" + token);
}

module.exports = { answer };

function answerAll(response, token) {
  response.setHeader("Set-Cookie", [
    "theme=dark",
    // ruleid: insecure-cookie
    `session=${token}; HttpOnly`,
  ]);
  response.writeHead(200, {
    // ruleid: insecure-cookie
    "Set-Cookie": "authToken=" + token,
  });
}

function inPage(token) {
  // ruleid: insecure-cookie
  document.cookie = `session=${token}; path=/`;
  // ruleid: insecure-cookie
  Cookies.set("authKey", token);
  // ruleid: insecure-cookie
  Cookies.set("authKey", token, { secure: false });
}

module.exports.others = [answerAll, inPage];
