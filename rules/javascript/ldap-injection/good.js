const express = require("express");
const escape = require("ldap-escape");
const ldap = require("ldapjs");

const app = express();
const client = ldap.createClient({ url: "ldap://directory.example.test" });

const escaped = (text) =>
  text.replace(/\\/g, "\\5c").replace(/\*/g, "\\2a").replace(/\(/g, "\\28").replace(/\)/g, "\\29").replace(/\0/g, "\\00");

const escapedName = (text) => text.replace(/[,\\#+<>;"=]/g, (sign) => "\\" + sign);

app.get("/people", (req, res) => {
  const uid = String(req.query.uid);
  // ok: ldap-injection
  client.search("ou=people", { filter: new ldap.EqualityFilter({ attribute: "uid", value: uid }) }, () => res.end());
  // ok: ldap-injection
  client.search("ou=people", { filter: escape.filter`(uid=${uid})` }, () => res.end());
  // ok: ldap-injection
  client.search("ou=people", { filter: `(uid=${escaped(uid)})` }, () => res.end());
  // ok: ldap-injection
  client.bind(`uid=${uid.replace(/([,\\/#+<>;"= ])/g, "\\$1")},ou=people`, "guest", () => res.end());
  // ok: ldap-injection
  client.bind(`uid=${escapedName(uid)},ou=people`, "guest", () => res.end());
  if (!/^[a-z0-9]+$/.test(uid)) return res.sendStatus(400);
  // ok: ldap-injection
  client.search("ou=people", { filter: `(uid=${uid})` }, () => res.end());
});
