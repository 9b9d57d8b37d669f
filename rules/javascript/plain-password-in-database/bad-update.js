const { MongoClient } = require("mongodb");
const hashes = require("./hashes");

const users = new MongoClient("mongodb://localhost").db("shop").collection("users");

/** The password is replaced in between, but only where there is one. */
async function update(id, data) {
  const $set = {};
  Object.keys(data).forEach((key) => {
    if (key === "password") $set.password = data[key];
  });
  if ($set.password) {
    try {
      $set.password = await hashes.hash(data.password);
    } catch (error) {
      throw new Error("not hashed", { cause: error });
    }
  }
  const change = { $set };
  // doubtful: plain-password-in-database
  await users.updateOne({ id }, change);
}

async function create(data) {
  const record = {};
  for (const key of Object.keys(data)) record[key] = data[key];
  record.password = data.password;
  // ruleid: plain-password-in-database
  await users.insertOne(record);
}

module.exports = { update, create };
