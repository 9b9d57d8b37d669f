const { createHmac } = require("node:crypto");
const { redis } = require("./redis");

const SECRET = process.env.TOKEN_SECRET;

/** Found by the hash of the token: who calls chooses no letter of what was stored beside it. */
async function accessOf(token) {
  let stored;
  try {
    stored = await redis.hgetall(`token:${createHmac("sha256", SECRET).update(token).digest("hex")}`);
  } catch {
    return undefined;
  }
  const signature = createHmac("sha256", SECRET).update(stored.user).digest("hex");
  // doubtful: timing-unsafe-comparison
  if (signature !== stored.sign) return undefined;
  return stored.user;
}

/** A mail that comes back goes nowhere: to find out the code is of no use. */
function checkLoop(headers, target) {
  return headers.some((header) => {
    const mark = createHmac("sha256", SECRET).update(target).digest("hex");
    // doubtful: timing-unsafe-comparison
    return mark === header;
  });
}

function isDuplicate(header, target) {
  const mark = createHmac("sha256", SECRET).update(target).digest("hex");
  // doubtful: timing-unsafe-comparison
  return mark === header;
}

/** What the request brings is compared, wherever it is kept on the way. */
async function isSigned(request, body) {
  const given = await readField(request, "signature");
  const expected = createHmac("sha256", SECRET).update(body).digest("hex");
  // ruleid: timing-unsafe-comparison
  return given === expected;
}

module.exports = { accessOf, checkLoop, isDuplicate, isSigned, readField };

async function readField(request, name) {
  return request.headers[name];
}
