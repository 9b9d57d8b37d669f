import assert from "node:assert/strict";
import { configuredRegistries, hostOf, readTarballAddress } from "./registries";

const HOST = "https://registry.example.test";

describe("registries", () => {
  it("say in a tarball's address what it is", () => {
    assert.deepEqual(readTarballAddress(`${HOST}/a/-/a-1.2.3.tgz#0123`), { name: "a", version: "1.2.3" });
    assert.deepEqual(readTarballAddress(`${HOST}/@x/y/-/y-1.2.3-rc.1.tgz`), { name: "@x/y", version: "1.2.3-rc.1" });
    assert.deepEqual(readTarballAddress(`${HOST}/api/npm/all/@x%2fy/-/@x/y-1.2.3.tgz?a=b`), { name: "@x/y", version: "1.2.3" });
    assert.deepEqual(readTarballAddress(`${HOST}/a/-/b-1.2.3.tgz`), { name: "a", version: undefined });
  });

  it("are one where they hand out the same packages", () => {
    const same = [{ domains: ["example.test", "example.org"] }];
    assert.equal(hostOf(`${HOST}/a/-/a-1.2.3.tgz`, same), "example.test");
    assert.equal(hostOf("https://mirror.example.org/a/-/a-1.2.3.tgz", same), "example.test");
    assert.equal(hostOf("https://badexample.org/a/-/a-1.2.3.tgz", same), "badexample.org");
  });

  it("say nothing for sure in addresses of another form, or in what is none", () => {
    for (const address of [`${HOST}/download/@x/y/1.0.0/0123`, "git+ssh://git@github.com/x/y.git", "%", "", `${HOST}/%zz/-/a-1.tgz`])
      assert.equal(readTarballAddress(address), undefined);
    assert.equal(hostOf("no address", []), undefined);
  });

  it("are read from the settings of every package manager, with those that only the environment knows", () => {
    const files: Record<string, string> = {
      ".npmrc": `; https://comment.example.test\n@corp:registry=https://npm.corp.example.test/\n//npm.corp.example.test/:_authToken=\${TOKEN}\n`,
      ".yarnrc.yml": "npmScopes:\n  own:\n    npmRegistryServer: 'https://yarn.corp.example.test:8443'\n",
    };
    const read = (uri: string): string | undefined => files[uri.slice("file:///p/".length)];
    const host = { root: "file:///p", read, manifests: () => [] };
    const found = configuredRegistries("file:///p", host, []);
    assert.deepEqual([...found.hosts], ["npm.corp.example.test", "yarn.corp.example.test:8443"]);
    assert.equal(found.someUnknown, false);
    files[".npmrc"] = "registry=${REGISTRY}\n";
    assert.equal(configuredRegistries("file:///p", host, []).someUnknown, true);
  });
});
