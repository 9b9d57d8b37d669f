const inBrowser = typeof window !== "undefined";

/** A library for pages and servers alike: every visitor's browser has its key. */
class Flags {
  constructor({ apiKey, clientSecret }) {
    this.apiKey = apiKey;
    this.clientSecret = clientSecret;
  }

  choose(environment) {
    const context = { apiKey: environment };
    // doubtful: clear-text-logging
    console.log("chosen", context);
  }

  start() {
    // doubtful: clear-text-logging
    console.log("flags of", this.apiKey, inBrowser);
    // ruleid: clear-text-logging
    console.log("signed with", this.clientSecret);
  }
}

module.exports = { Flags };
