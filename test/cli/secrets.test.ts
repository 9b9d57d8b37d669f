import assert from "node:assert/strict";
import { withKeys } from "../../scripts/example-keys";
import { TemporaryFolders } from "../../server/workspace/testing/temporary-folder";
import { buckler, placesOf, scanJson } from "./run-cli";

const folders = new TemporaryFolders();
const GITHUB = withKeys("@@github@@");
const STRIPE = withKeys("@@stripe@@");
const SECRETS = ["swordfish42", "Winter-2024", GITHUB, STRIPE];

const FILES = {
  ".gitignore": ".env\n",
  ".env": "DB_PASSWORD=Winter-2024\n",
  "deploy/.env": "DB_PASSWORD=Winter-2024\n",
  ".env.production": "DB_PASSWORD=Winter-2024\n",
  "app/settings.py": `NAME = "shop"\nDB_PASSWORD = "swordfish42"\nGITHUB = "${GITHUB}"\n`,
  "index.js": `export const stripe = "${STRIPE}";\n`,
  "config/ci.yml": `token: ${GITHUB} # buckler-ignore provider-key -- revoked in May\n`,
  "logo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
  "data.unknown": new Uint8Array(600).map((_, index) => index % 256),
  "package-lock.json": `{ "lockfileVersion": 3, "packages": { "node_modules/a": { "version": "1.0.0", "integrity": "sha512-MW1pxMctoyAM0Vl2qo0r2cBKG9hB4JuwVUlWW3eRfgY5K0aXz3nTqLpDsE8vNcHkF7jR6tYbQwZxC1mO2iUaSg==" } } }\n`,
  "test/settings.py": 'DB_PASSWORD = "swordfish42"\n',
};

describe("secrets on the command line", () => {
  after(() => {
    folders.removeAll();
  });

  it("are found in files of all kinds that git does not ignore", async () => {
    const { code, report, stderr } = await scanJson(folders.make(FILES).path);
    assert.equal(code, 1);
    assert.equal(stderr, "");
    assert.deepEqual(placesOf(report), [
      ".env.production:1 hard-coded-password",
      "app/settings.py:2 hard-coded-password",
      "app/settings.py:3 provider-key",
      "index.js:1 provider-key",
    ]);
    assert.deepEqual(report.suppressed, [{ ...report.suppressed[0], rule: "provider-key", reason: "revoked in May" }]);
    assert.deepEqual(report.incomplete, []);
  });

  for (const format of ["text", "json", "sarif"]) {
    it(`show no more than their beginnings in ${format}, also when nothing has changed since the last scan`, async () => {
      const folder = folders.make(FILES).path;
      for (const time of ["first", "second"]) {
        const { stdout, stderr } = await buckler(folder, ["scan", "--format", format]);
        assert.match(stdout, /hard-coded-password/, time);
        for (const secret of SECRETS) {
          assert.ok(!stdout.includes(secret), `${time}: ${secret}`);
          assert.ok(!stdout.includes(secret.slice(0, 9)), `${time}: the beginning of ${secret}`);
        }
        assert.equal(stderr, "");
      }
    });
  }

  it("stay hidden in the lines around other findings", async () => {
    const code = `const { exec } = require("child_process");\nconst password = "swordfish42";\nexec("ls " + process.argv[2]);\n`;
    const { stdout } = await buckler(folders.make({ "a.js": code }).path, ["scan", "--threat-model", "local"]);
    assert.match(stdout, /command-injection/);
    assert.match(stdout, /swor\*{7}/);
    assert.ok(!stdout.includes("swordfish42"));
  });

  it("are told once where code uses them as a credential", async () => {
    const code = `const jwt = require("jsonwebtoken");\nmodule.exports = (user) => jwt.sign(user, "${GITHUB}");\n`;
    const { report } = await scanJson(folders.make({ "a.js": code }).path);
    assert.deepEqual(placesOf(report), ["a.js:2 provider-key"]);
  });

  it("can be turned off rule by rule", async () => {
    const config = "rules:\n  provider-key: off\n  hard-coded-password: low\n";
    const { report } = await scanJson(folders.make({ ...FILES, ".buckler.yml": config }).path);
    assert.deepEqual([...new Set(report.findings.map(({ rule, severity }) => `${rule} ${severity}`))], ["hard-coded-password low"]);
  });

  it("have forms of a project's own", async () => {
    const format =
      'provider: Shop\ndocs: https://shop.example.test\nrevoke: Ask the shop.\nkeys:\n  - { name: key, shape: "shop_live_{base62:24}" }\n';
    const files = { ".buckler/key-formats/shop.yml": format, "a.rb": 'KEY = "shop_live_8fKq2LxVz0Rb7TnYw3Hs5JdM"\n' };
    const { report } = await scanJson(folders.make(files).path);
    assert.deepEqual(placesOf(report), ["a.rb:1 provider-key"]);
  });
});
