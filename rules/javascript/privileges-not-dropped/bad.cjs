const { setuid } = require("process");

exports.drop = function (user, group) {
  process.setuid(user);
  // ruleid: privileges-not-dropped
  process.initgroups(user, group);
};
