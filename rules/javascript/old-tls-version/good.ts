import https from "node:https";
import tls from "node:tls";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";

// ok: old-tls-version
export const server = https.createServer({ minVersion: "TLSv1.2", maxVersion: "TLSv1.3" });

// ok: old-tls-version
export const agent = new https.Agent({ secureProtocol: "TLSv1_2_method" });

// ok: old-tls-version
tls.DEFAULT_MIN_VERSION = "TLSv1.3";

// ok: old-tls-version
export const library = { minVersion: "1.0", maxVersion: "2.0" };

// ok: old-tls-version
export const policy = { minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021 };

export function isOld(protocol: string): boolean {
  // ok: old-tls-version
  return protocol === "TLSv1" || protocol === "TLSv1.1";
}
