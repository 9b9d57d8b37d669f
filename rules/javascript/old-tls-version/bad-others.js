const cloudfront = require("aws-cdk-lib/aws-cloudfront");
const { app } = require("electron");

const OLDEST = "TLSv1";

exports.distribution = (scope, origin) =>
  new cloudfront.Distribution(scope, "Shop", {
    defaultBehavior: { origin },
    // ruleid: old-tls-version
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2016,
  });

// ruleid: old-tls-version
exports.redis = { host: "cache.example.com", tls: { minVersion: OLDEST } };

// ruleid: old-tls-version
app.commandLine.appendSwitch("ssl-version-min", "tls1");
