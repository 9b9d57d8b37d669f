function answer(response, token, attributes) {
  // ok: insecure-cookie
  response.setHeader("Set-Cookie", `session=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  // ok: insecure-cookie
  response.setHeader("Set-Cookie", `session=${token}; ${attributes}`);
  // ok: insecure-cookie
  response.setHeader("Set-Cookie", "theme=" + token);
  // ok: insecure-cookie
  response.setHeader("Set-Cookie", "session=; Max-Age=0");
  // ok: insecure-cookie
  response.setHeader("Set-Cookie", serialized(token));
}

function serialized(token) {
  return token;
}

module.exports = { answer };

function inPage(token) {
  // ok: insecure-cookie
  document.cookie = `session=${token}; path=/; Secure`;
  // ok: insecure-cookie
  document.cookie = `theme=${token}`;
  // ok: insecure-cookie
  document.cookie = "session=; Max-Age=0";
  // ok: insecure-cookie
  Cookies.set("authKey", token, { secure: true });
}

module.exports.others = [inPage];
