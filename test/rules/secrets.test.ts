import assert from "node:assert/strict";
import { withKeys } from "../../scripts/example-keys";
import { SourceDocument } from "../../server/core/document";
import { loadBuiltinPack } from "../../server/hosts/builtin-pack";
import { SecretFinder } from "../../server/analyzers/secrets/find-secrets";

let finder: SecretFinder;

/** The kinds of secrets in a file, with the secrets. */
function secretsOf(name: string, text: string): string[] {
  return finder
    .in(new SourceDocument(`file:///project/${name}`, "plaintext", 0, text))
    .map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

/** A JSON Web Token, made here so that no file holds one. */
function tokenOf(iss: string): string {
  const parts = [
    { alg: "HS256", typ: "JWT" },
    { iss, sub: "71" },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return [...parts, "kX9_".repeat(11)].join(".");
}

/** A hash in the form of bcrypt. */
const HASH = `$2b$10$${"kZ3/x".repeat(11).slice(0, 53)}`;

describe("secrets", () => {
  before(async () => {
    const { secrets, rules } = await loadBuiltinPack();
    finder = new SecretFinder(
      secrets,
      rules.filter(({ confidence }) => confidence !== "low"),
    );
  });

  const found: [string, string, string, string][] = [
    ["a Python assignment", "a.py", 'DB_PASSWORD = "swordfish42"\n', "password swordfish42"],
    ["a keyword argument", "a.py", 'connect(user="a", password="Tr0ub4dor&3")\n', "password Tr0ub4dor&3"],
    ["a property of an object", "a.ts", 'const c = { adminPassword: "Tr0ub4dor&3" };\n', "password Tr0ub4dor&3"],
    ["a typed constant", "a.ts", 'const password: string = "Tr0ub4dor&3";\n', "password Tr0ub4dor&3"],
    [
      "what is used when a variable is not set",
      "a.ts",
      'const password = process.env.PASSWORD || "Tr0ub4dor&3";\n',
      "password Tr0ub4dor&3",
    ],
    ["a Ruby hash", "a.rb", 'config = { :password => "Tr0ub4dor&3" }\n', "password Tr0ub4dor&3"],
    ["a PHP variable", "a.php", "<?php $dbpasswd = 'pass123';\n", "password pass123"],
    ["a PHP definition", "a.php", "<?php define('DB_PASSWORD', 'Tr0ub4dor&3');\n", "password Tr0ub4dor&3"],
    ["a Go declaration", "a.go", 'password := "Tr0ub4dor&3"\n', "password Tr0ub4dor&3"],
    ["a Java setter", "A.java", 'source.setPassword("Tr0ub4dor&3");\n', "password Tr0ub4dor&3"],
    ["a line of .env", ".env", "API_PASSWORD=Winter-2024\n", "password Winter-2024"],
    ["a line of .env with a comment", ".env", "API_PASSWORD=Winter-2024 # till May\n", "password Winter-2024"],
    ["a property", "app.properties", "spring.datasource.password = Winter-2024\n", "password Winter-2024"],
    ["INI", "app.ini", "[db]\npassword: Winter-2024\n", "password Winter-2024"],
    ["TOML", "app.toml", 'password = "Winter-2024"\n', "password Winter-2024"],
    ["YAML", "app.yml", "db:\n  password: Winter-2024\n", "password Winter-2024"],
    ["JSON", "app.json", '{ "password": "Winter-2024" }\n', "password Winter-2024"],
    ["JSON in a text", "a.js", 'const body = "{\\"password\\":\\"Winter-2024\\"}";\n', "password Winter-2024"],
    ["XML elements", "app.xml", "<db><password>Winter-2024</password></db>\n", "password Winter-2024"],
    ["XML attributes", "app.xml", '<db user="a" password="Winter-2024"/>\n', "password Winter-2024"],
    [
      "a server that others share",
      "compose.yml",
      "services:\n  db:\n    environment:\n      DB_PASSWORD: Winter-2024\n",
      "password Winter-2024",
    ],
    [
      "a database that publishes its port",
      "docker-compose.yml",
      "services:\n  db:\n    image: postgres:17\n    ports:\n      - 5432:5432\n    environment:\n      POSTGRES_PASSWORD: Winter-2024\n",
      "password Winter-2024",
    ],
    [
      "a program beside a database",
      "docker-compose.yml",
      "services:\n  db:\n    image: postgres:17\n    environment:\n      - POSTGRES_PASSWORD=Autumn-2024\n  app:\n    environment:\n      SMTP_PASSWORD: Winter-2024\n",
      "password Winter-2024",
    ],
    ["a hash of one account", "users.json", `{ "a": "${HASH}" }\n`, `password-hash ${HASH.slice(4)}`],
    ["a workflow's own", ".github/workflows/a.yml", "env:\n  DB_PASSWORD: Winter-2024\n", "password Winter-2024"],
    [
      "a key of some index that no page is given",
      "a.js",
      'const db = { apiKey: "f47ac10b58cc4372a5670e02b2c3d479c0ffee11", indexName: "a" };\n',
      "secret f47ac10b58cc4372a5670e02b2c3d479c0ffee11",
    ],
    ["XML pairs", "web.config", '<add key="AdminPassword" value="Winter-2024"/>\n', "password Winter-2024"],
    ["a property list", "a.plist", "<key>password</key>\n<string>Winter-2024</string>\n", "password Winter-2024"],
    ["a shell script", "a.sh", "export PGPASSWORD='Winter-2024'\n", "password Winter-2024"],
    ["an option of a command", "a.sh", "mysql --password=Winter-2024 shop\n", "password Winter-2024"],
    ["a plain word beside a host", "app.json", '{ "host": "db.shop.io", "password": "swordfish" }\n', "password swordfish"],
    ["a connection string", "a.cs", 'var c = "Server=db.shop.io;Uid=a;Pwd=Winter-2024;";\n', "url-password Winter-2024"],
    [
      "a drawn one that is switched off",
      ".env",
      "#SIGNING_KEY=k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1\n",
      "secret k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1",
    ],
    ["a key of a service that is switched off", "a.js", withKeys('// const key = "@@github@@";\n'), withKeys("provider-key @@github@@")],
    ["code behind a path", "a.js", 'glob("src/*"); connect({ password: "Winter-2024" }); /* all */\n', "password Winter-2024"],
    ["a private name", "a.js", 'class A {\n  #password = "Winter-2024";\n}\n', "password Winter-2024"],
    ["code behind an address", "a.js", 'get("https://a.io", { password: "Winter-2024" });\n', "password Winter-2024"],
    [
      "a database elsewhere, with another beside it",
      "a.yml",
      "live:\n  database: shop\n  host: db.shop.io\n  password: Winter-2024\nlocal:\n  database: shop\n  host: localhost\n",
      "password Winter-2024",
    ],
    [
      "a database on one's own machine, drawn by lot",
      "a.json",
      '{ "db": { "host": "localhost", "password": "k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1" } }\n',
      "password k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1",
    ],
    [
      "a server on one's own machine that is no database",
      "a.json",
      '{ "host": "localhost", "adminPassword": "Winter-2024" }\n',
      "password Winter-2024",
    ],
    ["an address", "a.yml", "uri: mongodb://shop:testpass@ds1.mlab.com:48537/main\n", "url-password testpass"],
    ["an address with signs in its password", ".git-credentials", "https://me@shop.io:pass!#@49@github.com\n", "url-password pass!#@49"],
    ["a signing key", "a.py", 'SIGNING_KEY = "k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1"\n', "secret k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1"],
    ["an age identity", "key.txt", withKeys("@@age@@\n"), withKeys("provider-key @@age@@")],
    ["a pgpass file", ".pgpass", "db:5432:shop:shop:sword\\:fish\n", "credential-file sword\\:fish"],
    ["a key file of Rails", "config/master.key", "3ebf21f8e5d1ab86b27a720842c3bb56\n", "credential-file 3ebf21f8e5d1ab86b27a720842c3bb56"],
    [
      "a Docker sign-in file",
      ".docker/config.json",
      '{ "auths": { "x": { "auth": "YWRtaW46YWRtaW4=" } } }\n',
      "credential-file YWRtaW46YWRtaW4=",
    ],
  ];
  const serverKey = withKeys("-----BEGIN PRIVATE KEY-----\n@@base64:64@@\n-----END PRIVATE KEY-----\n");
  found.push(
    [
      "a key in a comment that shows nothing",
      "a.js",
      withKeys("/**\n * Signs in with @@github@@.\n */\n"),
      withKeys("provider-key @@github@@"),
    ],
    [
      "a key beside an example",
      "a.json",
      withKeys('{ "example": { "id": 1 }, "key": "@@github@@" }\n'),
      withKeys("provider-key @@github@@"),
    ],
    [
      "a password beside a description",
      "a.json",
      '{ "description": "for example, a shop", "adminPassword": "Winter-2024" }\n',
      "password Winter-2024",
    ],
    ["a password behind the name of a host", "a.yml", "url: https://me:Winter-2024@example.shop.io/\n", "url-password Winter-2024"],
    ["the section of what is in use", "a.yml", "test:\n  a: 1\nproduction:\n  password: Winter-2024\n", "password Winter-2024"],
    [
      "a user's name and password in base64",
      "a.json",
      '{ "authorization": "cmVwb3J0czpTd29yZGZpc2gtNDItbm9ydGg=" }\n',
      "secret cmVwb3J0czpTd29yZGZpc2gtNDItbm9ydGg=",
    ],
    ["a salt of the whole program", "a.js", 'const salt = "FMRUPiyrN4Xf8Hoh6YRXQ7zK";\n', "secret FMRUPiyrN4Xf8Hoh6YRXQ7zK"],
    ["the key of a server", "ssl/server.key", serverKey, `private-key ${serverKey.split("\n")[1] ?? ""}\n`],
    ["a key ID that signs nothing", "a.py", withKeys('KEY = "@@aws@@"\n'), withKeys("provider-key @@aws@@")],
  );
  const token = tokenOf("https://id.shop.io/");
  found.push(["a token", "a.js", `const token = "${token}";\n`, `json-web-token ${token}`]);
  for (const [name, file, text, secret] of found) {
    it(`are found in ${name}`, () => {
      assert.deepEqual(secretsOf(file, text), [secret]);
    });
  }

  const silent: [string, string, string][] = [
    ["a variable", "a.py", 'password = os.environ["PASSWORD"]\n'],
    ["a reference in YAML", "a.yml", "password: ${PASSWORD}\ntoken: !vault a/b\nsecret: {{ secret }}\n"],
    ["a command of the shell", "a.sh", 'PASSWORD=$(cat /run/secrets/x)\nTOKEN="$1"\n'],
    ["a call", "a.py", 'password = getpass("Password: ")\npassword = password.encode("latin1")\n'],
    ["a comparison", "a.js", 'if (password === "Winter-2024") {}\n'],
    ["a placeholder", ".env", "DB_PASSWORD=changeme\nAPI_TOKEN=<your token>\nAPI_KEY=xxxxxxxxxxxxxxxx\nSECRET=your-secret-here-1\n"],
    ["a template of settings", ".env.example", "DB_PASSWORD=Winter-2024\n"],
    ["labels", "a.js", 'const labels = { password: "Password", token: "Token 2" };\n'],
    ["translations", "locales/de.json", '{ "password": "Passwort2!" }\n'],
    [
      "names of fields and files",
      "a.js",
      'const o = { passwordField: "user_password1", tokenPath: "/run/secrets/token1", password: "#password1" };\n',
    ],
    [
      "hashes and ids",
      "a.yml",
      "sha256: 9e107d9d372bb6826bd81d3542a419d69e107d9d372bb6826bd81d3542a419d6\nid: 7a2f9a42-89e5-40be-86db-f31f4cbf63d5\n",
    ],
    ["public keys", "a.py", 'PUBLIC_KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE"\n'],
    [
      "a lock file",
      "package-lock.json",
      '{ "integrity": "sha512-MW1pxMctoyAM0Vl2qo0r2cBKG9hB4JuwVUlWW3eRfgY5K0aXz3nTqLpDsE8vNcHkF7jR6tYbQwZxC1mO2iUaSg==" }\n',
    ],
    ["a picture in base64", "a.css", `a { background: url(data:image/png;base64,${"iVBORw0KGgoAAAANSUhEUgAAAAUA".repeat(20)}) }\n`],
    ["documentation", "README.md", 'Set `password = "Winter-2024"` and `DB_PASSWORD=Winter-2024`.\n'],
    ["comments that explain", "a.js", '/**\n * connect({ password: "Winter-2024" })\n */\n'],
    ["comments that explain without stars", "a.js", "/**\n * ```js\n  accessToken: 'mF_9.B5f-4.1JqM&p=q'\n * ```\n */\n"],
    ["code that is switched off", "a.js", '// const password = "Winter-2024";\n/* connect({ password: "Winter-2024" }); */\n'],
    ["code of other languages that is switched off", "a.py", '  # password = "Winter-2024"\nx = 1\n'],
    ["comments behind code", "a.ts", 'connect(options); // { password: "Winter-2024" }\n'],
    ["types of fields", "a.js", "const schema = { password: '?string', token: 'string[]' };\n"],
    [
      "a template around a key",
      "a.js",
      `const pem = \`-----BEGIN PRIVATE KEY-----\n\${Buffer.concat([Buffer.from(PADDING, "base64"), Buffer.from(key, "base64")]).toString("base64")}\n-----END PRIVATE KEY-----\`;\n`,
    ],
    ["what is fetched by its version", "a.js", 'const CREATE_GITHUB_APP_TOKEN = "actions/create-github-app-token@v3.2.0";\n'],
    [
      "the database of one's own machine in YAML",
      "data.yml",
      "defaults:\n  config:\n    db:\n      type: postgres\n      host: localhost\n      pass: wikirocks7\n      ssl: { auto: true }\n    host: 0.0.0.0\n",
    ],
    [
      "the database of one's own machine in a list",
      "a.yml",
      "databases:\n  - password: Winter-2024\n    host: 127.0.0.1\n    name: shop\n",
    ],
    ["the database of one's own machine in JSON", "a.json", '{ "mysql": { "host": "localhost", "ssl": {}, "password": "Winter-2024" } }\n'],
    [
      "the database of one's own machine in code",
      "a.ts",
      'const pool = new Pool({\n  host: "127.0.0.1",\n  database: "shop",\n  password: "Winter-2024",\n});\n',
    ],
    ["texts that explain", "a.py", 'def f():\n    """\n    >>> f(password="Winter-2024")\n    """\n'],
    ["an address on the own machine", "a.yml", "url: postgres://shop:shop@localhost/shop\nqueue: amqp://guest:guest@rabbitmq:5672\n"],
    [
      "an address without a password",
      "a.yml",
      "url: https://shop.io/@team:news\nmail: mailto:a@b.io\ngit: ssh://git@github.com:shop/shop.git\n",
    ],
    ["public certificates", "a.pem", withKeys("-----BEGIN CERTIFICATE-----\n@@base64:64@@\n@@base64:64@@\n-----END CERTIFICATE-----\n")],
    [
      "encrypted private keys",
      "a.pem",
      withKeys("-----BEGIN ENCRYPTED PRIVATE KEY-----\n@@base64:64@@\n@@base64:64@@\n-----END ENCRYPTED PRIVATE KEY-----\n"),
    ],
    ["a token that documentation shows", "a.js", `const token = "${tokenOf("https://id.example.com/")}";\n`],
    ["the token of a demonstration", "a.sql", `key TEXT := '${tokenOf("parcels-demo")}';\n`],
    [
      "what speaks of tags and types",
      "a.ts",
      "// Run of digits -> one <delim-token>. Then 4kq7Zt1xPq9m\nconst t: Partial<OAuth2Token> = { a: 1, b2: '<' };\n",
    ],
    ["a command of the shell in quotes", "a.sh", 'APP_SECRET="$(openssl rand -base64 36 | cut -c1-24)"\n'],
    ["an expression about names", "a.json", '{ "output_token": "NextMarker || Contents[-1].Key" }\n'],
    ["an interface's description", "a.webidl", "undefined open(optional USVString? password = null, boolean a1);\n"],
    ["settings that are an example", "docker/example.env", "DB_PASSWORD=Winter-2024\n"],
    [
      "a server that a build starts",
      ".github/workflows/ci.yml",
      "jobs:\n  a:\n    services:\n      db:\n        env:\n          DB_PASSWORD: Winter-2024\n",
    ],
    ["the environment of tests", "ci.yml", "env:\n  APP_KEY: F0E5AD933D7F6FD8F4DBB3E038C501C052DC0593C686D21A\n  NODE_ENV: test\n"],
    ["a key for a search on pages", "a.js", 'const algolia = { apiKey: "8d1fa44bc02e9376a5d3b61c07f2e994", indexName: "shop" };\n'],
    ["a key for events from pages", "a.js", 'const POSTHOG_API_KEY = "phc_9CipPajQWupSUp5NBZX5mzR4tDQ";\n'],
    [
      "a key under a name that calls it an example",
      "a.js",
      withKeys("const KEY_PLACEHOLDER = `\n-----BEGIN RSA PRIVATE KEY-----\n@@base64:120@@\n-----END RSA PRIVATE KEY-----`;\n"),
    ],
    ["an address that names its parts", "a.yml", "proxy: http://proxy_username:proxy_password@proxy.net:8080\n"],
    [
      "the key of an emulator",
      "a.env",
      "CONNECTION=AccountName=dev;AccountKey=" +
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\n",
    ],
    ["a name in place of a password", "config", 'KEY_MAIL_PASSWORD="mail-service-password"\nDB_PASSWORD=shop_db_password\n'],
    ["settings that are switched off", ".env", '#OKTA_PASSWORD="Winter-2024"\n  # API_PASSWORD=Winter-2024\n'],
    [
      "a database for the containers beside it",
      "docker-compose.yml",
      "services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: Winter-2024\n  app:\n    ports: [80:80]\n    environment:\n      - DB_PASSWORD=Winter-2024\n",
    ],
    [
      "a database for the machine alone",
      "compose.prod.yaml",
      "services:\n  db:\n    image: library/mysql\n    ports:\n      - 127.0.0.1:3306:3306\n    environment:\n      MYSQL_ROOT_PASSWORD: Winter-2024\n",
    ],
    ["accounts that share one salt", "users.json", `[{ "hash": "${HASH}" }, { "hash": "${HASH}" }]\n`],
    ["words in base64", "a.js", `const secret = "whsec_${Buffer.from("test_secret_24_bytes_minimum!").toString("base64")}";\n`],
    ["a placeholder in base64", "a.json", `{ "signingKey": "${Buffer.from("replace-me-with-your-own-key").toString("base64")}" }\n`],
    [
      "a session key for one machine",
      "app.config",
      '<add sessionKey="AQIAAA5mAAAApAAA/HKxkz6alrlAPez0IUgujj/6k3WxCDriHp6jvpv3yEZmo7h6" />\n',
    ],
    ["what a passphrase encrypted", "a.js", 'const token = "U2FsdGVkX1+k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1=";\n'],
    ["an example in a comment", "a.js", withKeys('/**\n * @example\n * connect("@@github@@")\n */\n')],
    [
      "the description of an interface",
      "api.json",
      '{ "description": "Send it as a header:\\n{\\n  \\"X-Access-Token\\": \\"59fc66a03e54454869460e45\\"\\n}\\n" }\n',
    ],
    [
      "an answer that an interface may give",
      "api.json",
      '{ "examples": [{ "value": { "accessToken": "k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1" } }] }\n',
    ],
    ["examples in YAML", "api.yml", "responses:\n  example:\n    user:\n      accessToken: k9Zq3vX7LmT2bR8wYp4Nc6HdJ5sQfGa1\n"],
    ["help in YAML", "command.yaml", "help_text:\n  usage: |\n    Run:\n\n    $ connect --password=123Abpassword\n"],
    ["examples in code", "a.ts", 'class A {\n  @Shown({ example: { password: "Winter-2024" } })\n  a = 1;\n}\n'],
    ["a message about a form", "a.js", 'throw new Error("must be an address like db://:key_1234@shop.io/vault");\n'],
    [
      "a comment that shows an address",
      "a.js",
      "// An example of an address with all parts:\n//\n//   http://anna:xyzzy42@www.shop.io:8000/\n",
    ],
    ["settings of tests", "config.json", '{ "test": { "password": "Winter-2024", "url": "db://shop:Winter-2024@db.shop.io/" } }\n'],
    ["a salt beside its hash", "a.js", "const row = { salt: '8Q1SzinasR3xchYz6ZZcHA', iterations: 8192 };\n"],
    ["where errors are reported to", "a.js", `const to = "https://${"1a2b3c4d".repeat(4)}:${"d4c3b2a1".repeat(4)}@errors.shop.io/71";\n`],
    [
      "a signed address",
      "a.js",
      withKeys('get("https://a.io/b?X-Amz-Credential=@@aws@@%2F20190814%2Fus-west-2&X-Amz-Signature=1f2e3d");\n'),
    ],
    ["a header that is put together", "a.js", 'headers.authorization = `Basic ${Buffer.from(auth).toString("base64")}`;\n'],
    ["stubs of types", "a.pyi", "def open(name: str, pwd: bytes | None = None, *, force: bool = False) -> IO: ...\n"],
    ["code about the environment", "env.ts", "class Env {\n  SMTP_PASSWORD = environment.SMTP_PASSWORD2;\n}\n"],
    [
      "keys of certificates that are refused",
      "certs/validityExpired.pem",
      withKeys("-----BEGIN PRIVATE KEY-----\n@@base64:64@@\n-----END PRIVATE KEY-----\n"),
    ],
    [
      "a key that is tried out",
      "a.js",
      withKeys(
        "const key = `-----BEGIN PRIVATE KEY-----\n@@base64:64@@\n-----END PRIVATE KEY-----`;\nconst signed = sign(null, data, key);\nverify(null, data, key, signed);\n",
      ),
    ],
    ["a protocol's word", "a.js", "packet.writeString('mysql_native_password', 'latin1');\n"],
  ];
  for (const [name, file, text] of silent) {
    it(`are not seen in ${name}`, () => {
      assert.deepEqual(secretsOf(file, text), []);
    });
  }

  it("keep no scan busy for minutes, in texts that are made for it", () => {
    const length = 400_000;
    for (const unit of [
      "password=",
      "eyJeyJ.eyJ",
      "-----BEGIN PRIVATE KEY-----\n",
      "PuTTY-User-Key-File-2\n",
      "glpat-",
      "://a:b@",
      "DB_PASSWORD=Abc12345\n",
      '/* password="Abc12345"\n',
      '{ host: "localhost", db: 1, password: "Abc12345",',
      ' // }, password: "Abc12345"',
    ]) {
      for (const file of ["a.env", "a.py", ".netrc"]) {
        const text = unit.repeat(length / unit.length);
        const begun = process.cpuUsage().user;
        secretsOf(file, text);
        const milliseconds = (process.cpuUsage().user - begun) / 1000;
        assert.ok(milliseconds < 60_000, `${file} ${unit}: ${milliseconds} ms`);
      }
    }
  });
});
