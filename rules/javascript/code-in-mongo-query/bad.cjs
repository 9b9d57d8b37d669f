exports.find = (users, field) => {
  const body = "function (user) { return user." + field + " > 1 }";
  // ruleid: code-in-mongo-query
  return users.find({ $expr: { $function: { body, args: ["$$ROOT"], lang: "js" } } });
};
