import { createServer } from "node:net";

/** Says to a search that it found nothing, and to whoever binds that all is well. */
const answerTo = (request) => Buffer.from([48, 12, 2, 1, request[4], request[5] === 0x63 ? 0x65 : 0x61, 7, 10, 1, 0, 4, 0, 4, 0]);

/** The bytes that a directory is sent by the real client. */
async function sent({ exports: app }, { get }, path) {
  let bytes = "";
  const sockets = [];
  const directory = createServer((socket) => {
    sockets.push(socket);
    socket.on("data", (data) => {
      bytes += data.toString("latin1");
      socket.write(answerTo(data));
    });
  });
  await new Promise((resolve) => directory.listen(0, "127.0.0.1", resolve));
  process.env.DIRECTORY = `ldap://127.0.0.1:${directory.address().port}`;
  try {
    await get(app, path);
    return bytes;
  } finally {
    for (const socket of sockets) socket.destroy();
    directory.close();
  }
}

/** In BER, `(uid=…)` is the tag of an equality with two texts. */
const equals = (value) => `\xa3${String.fromCharCode(value.length + 7)}\x04\x03uid\x04${String.fromCharCode(value.length)}${value}`;

export default {
  "bad-ldapts.js": {
    environment: { NODE_ENV: "test" },
    keeps: {
      "looks for a name": [async (names, tools) => (await sent(names, tools, "/people?uid=ada.l")).includes(equals("ada.l")), true],
      "looks for a name with a blank": [
        async (names, tools) => (await sent(names, tools, "/people?uid=Ada%20L")).includes(equals("Ada L")),
        true,
      ],
      "binds as somebody": [async (names, tools) => (await sent(names, tools, "/people?uid=ada")).includes("uid=ada,ou=people"), true],
    },
    stops: {
      "looks for whatever there is": async (names, tools) => !(await sent(names, tools, "/people?uid=*")).includes(equals("*")),
      "adds a condition": async (names, tools) => !(await sent(names, tools, "/people?uid=x)(cn=y")).includes(equals("x)(cn=y")),
      "binds as somebody elsewhere": async (names, tools) =>
        (await sent(names, tools, "/people?uid=eve,ou=admins")).includes("uid=eve,ou=admins,"),
    },
  },
};
