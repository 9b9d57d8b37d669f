const files = {
  "users.js": "exports.users = new Map([['ada', {}]])",
  "remember.js": "module.exports = (...tokens) => globalThis.remembered.push(...tokens)",
};

/** What comes out where Math.random is known, which an attacker who saw a few numbers can tell. */
const known = async (run) => {
  const { random } = Math;
  Math.random = () => 0.5;
  try {
    return await run();
  } finally {
    Math.random = random;
  }
};

const reset = async ({ requestReset }) => {
  const { users } = await import(`${process.cwd()}/users.js`);
  requestReset("ada");
  return users.get("ada");
};

const invite = async ({ exports: router }, { get }) => {
  const { default: express } = await import("express");
  globalThis.remembered = [];
  await get(express().use(router), "/invitations", { method: "POST" });
  return globalThis.remembered;
};

export default {
  "bad-tokens.ts": {
    files,
    keeps: {
      "makes a number of six digits": [async (names) => /^[1-9]\d{5}$/.test(String((await reset(names)).otp)), true],
      "makes a token of letters and digits": [async (names) => /^[\da-z-]{20,}$/.test((await reset(names)).resetToken), true],
      "makes an id of a digest": [async (names) => /^[\da-f]{64}$/.test((await reset(names)).sessionId), true],
      "makes a password as long as asked": [({ randomPassword }) => /^[\da-z]{12}$/.test(randomPassword(12)), true],
    },
    stops: {
      "foretells the number": (names) => known(async () => (await reset(names)).otp === 550_000),
      "foretells the token": (names) => known(async () => (await reset(names)).resetToken === "ii"),
      "foretells the password": ({ randomPassword }) => known(() => randomPassword(4) === "ssss"),
    },
  },
  "bad-required.js": {
    files,
    keeps: {
      invites: [async (names, tools) => (await invite(names, tools)).map((token) => /^(invite-)?[\da-f.-]+$/.test(token)), [true, true]],
    },
    stops: {
      "foretells the tokens": (names, tools) => known(async () => (await invite(names, tools)).join() === "8,invite-0.5"),
    },
  },
};
