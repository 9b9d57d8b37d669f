const https = require("node:https");
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

const agent = new https.Agent({ keepAlive: true });
// ok: disabled-tls-verification
const insecureAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

function tlsOf(hostTlsVerify) {
  const options = {};
  // ok: disabled-tls-verification
  if (hostTlsVerify === "") options.rejectUnauthorized = false;
  return options;
}

const agents = {
  https: new https.Agent({ keepAlive: true }),
  // ok: disabled-tls-verification
  httpsAllowUnauthorized: new https.Agent({ keepAlive: true, rejectUnauthorized: false }),
};

module.exports = { modeOf, Connection, agents, agent, insecureAgent, tlsOf };

function createInsecureAgent() {
  // ok: disabled-tls-verification
  return new https.Agent({ rejectUnauthorized: false });
}

module.exports.createInsecureAgent = createInsecureAgent;
