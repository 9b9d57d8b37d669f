import assert from "node:assert/strict";
import { isTestKey } from "./test-keys";

/** Whether the key in a file, or between two texts in it, is nobody's. */
function isNobodys(path: string, before = "", behind = ""): boolean {
  return isTestKey(`/home/anna/project/${path}`, before + behind, { start: before.length, end: before.length });
}

describe("private keys", () => {
  it("are nobody's where their file says what is wrong with their certificate", () => {
    for (const name of [
      "keys/validityExpired-privateKey.pem",
      "keys/notCARoot.key",
      "keys/no_key_usage.pem",
      "keys/pathLenViolation-key.pem",
      "keys/self-signed-without-san.key",
      "certs/expired/server.key",
      "ssl/wrong-host.key",
    ])
      assert.equal(isNobodys(name), true, name);
  });

  it("are nobody's where their file or its folder says that they are for tests, or for this machine", () => {
    for (const name of [
      "ssl/test-privateKey.pem",
      "ssl/localhost.key",
      "testkeys/id_rsa",
      "test-certs/server.key",
      "ssl/dummy.pem",
      "pki/leaf.key",
    ])
      assert.equal(isNobodys(name), true, name);
  });

  it("are nobody's where they are places of a chain", () => {
    for (const name of ["keys/chainRoot-privateKey.pem", "keys/chain_intermediate.key"]) assert.equal(isNobodys(name), true, name);
  });

  it("are somebody's where their files are called as those of servers, people and authorities are", () => {
    for (const name of [
      "ssl/server.key",
      "ca.key",
      "certs/root-ca.key",
      "certs/intermediate.key",
      "keys/id_rsa",
      "keys/deploy-latest.pem",
      "certs/server-nopass.key",
      "certs/server-without-password.key",
      "certs/shop-systems.io/privkey.pem",
      "certs/attestation.key",
      "certs/chain.key",
      "contest/server.key",
      "src/wrong-answers.ts",
    ])
      assert.equal(isNobodys(name), false, name);
  });

  it("are nobody's under a name that calls them so", () => {
    for (const before of ["const TEST_KEY = `", "const testPrivateKey = '", 'private_key_test = """', "  testKey: [\n    '"])
      assert.equal(isNobodys("a.ts", before), true, before);
    for (const before of ["const latestKey = `", "const KEY = `", "const attestationKey = `", "test('a', () => {\n  const key = `"])
      assert.equal(isNobodys("a.ts", before), false, before);
  });

  it("are nobody's where the same key signs and verifies, which tells only what a runtime can do", () => {
    const behind = "`;\n  const signature = sign(null, data, key);\n  return ";
    assert.equal(isNobodys("a.ts", "const key = `", `${behind}verify(null, data, key, signature);`), true);
    assert.equal(isNobodys("a.ts", "const key = `", `${behind}verify(null, data, publicKey, signature);`), false);
  });
});
