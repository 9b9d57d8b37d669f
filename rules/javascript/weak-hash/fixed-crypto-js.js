const CryptoJS = require("crypto-js");

function store(user, password) {
  // ruleid: weak-hash
  user.password = CryptoJS.SHA256(password + user.salt).toString();
  // ruleid: weak-hash
  user.signature = CryptoJS.HmacSHA256(user.name, process.env.KEY).toString(CryptoJS.enc.Hex);
}

module.exports = { store };
