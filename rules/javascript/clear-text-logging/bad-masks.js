const { password, accessToken } = require("./settings");

// Where little is taken away, nothing is masked.
// ruleid: clear-text-logging
console.log(password.replace(/foo/g, "***"));
// ruleid: clear-text-logging
console.log(password.replace(/./, "*"));
// ruleid: clear-text-logging
console.log(accessToken.slice(0, 32));
// ruleid: clear-text-logging
console.log(accessToken.slice(4));
// ruleid: clear-text-logging
console.log(password.slice(0, 8));
