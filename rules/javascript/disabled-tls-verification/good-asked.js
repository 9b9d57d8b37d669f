const tls = require("node:tls");

function modeOf(mode) {
  switch (mode) {
    case "verify-full":
      return {};
    case "no-verify":
    case "trust-all":
      // ok: disabled-tls-verification
      return { rejectUnauthorized: false };
  }
}

class Connection {
  constructor(options) {
    this.ssl = options.ssl;
    // ok: disabled-tls-verification
    if (this.ssl === "no-verify") this.ssl = { rejectUnauthorized: false };
    if (options.verify === false) {
      // ok: disabled-tls-verification
      this.ssl = { rejectUnauthorized: false };
    }
    // ok: disabled-tls-verification
    this.proxy = options.strictSSL === false ? tls.connect({ rejectUnauthorized: false }) : undefined;
  }
}

module.exports = { modeOf, Connection };

function createInsecureAgent() {
  // ok: disabled-tls-verification
  return new https.Agent({ rejectUnauthorized: false });
}

module.exports.createInsecureAgent = createInsecureAgent;
