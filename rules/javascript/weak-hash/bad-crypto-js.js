const CryptoJS = require("crypto-js");

function store(user, password) {
  // ruleid: weak-hash
  user.password = CryptoJS.MD5(password + user.salt).toString();
  // ruleid: weak-hash
  user.signature = CryptoJS.HmacMD5(user.name, process.env.KEY).toString(CryptoJS.enc.Hex);
}

module.exports = { store };
