const CryptoJS = require("crypto-js");
const md5 = require("md5");
const { hash } = require("crypto");

function store(user, password) {
  // ruleid: weak-hash
  user.password = CryptoJS.MD5(password).toString();
  // ruleid: weak-hash
  user.secret = md5(user.name + password);
  // ruleid: weak-hash
  user.resetToken = hash("sha1", user.token);
}

module.exports = { store };
