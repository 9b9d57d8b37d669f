import assert from "node:assert/strict";
import { buildModule } from "../../analyzers/javascript/program/module";
import { SourceDocument } from "../../core/document";
import { applyEdits } from "../../core/edit";
import { ensureImport } from "./add-import";

/** The file after `randomBytes` was imported for its last statement, and how it is spoken of there. */
function withRandomBytes(text: string, languageId = "typescript", names = ["randomBytes"]): { text: string; use: string } | undefined {
  const module = buildModule(new SourceDocument("file:///shop/token", languageId, 1, text));
  const imported = ensureImport(module, module.ast.body.at(-1) ?? module.ast, "crypto", names);
  return imported && { text: applyEdits(text, imported.edits), use: [...imported.expressions.values()].join(", ") };
}

describe("ensureImport", () => {
  it("uses what the file imports already", () => {
    const same = (text: string, use: string) => {
      assert.deepEqual(withRandomBytes(text, "javascript"), { text, use });
    };
    same('import { randomBytes } from "crypto";\nf();', "randomBytes");
    same('import { randomBytes as bytes } from "node:crypto";\nf();', "bytes");
    same('import crypto from "crypto";\nf();', "crypto.randomBytes");
    same('import * as nodeCrypto from "node:crypto";\nf();', "nodeCrypto.randomBytes");
    same('const crypto = require("crypto");\nf();', "crypto.randomBytes");
    same('const { randomBytes: bytes } = require("crypto");\nf();', "bytes");
  });

  it("adds a name to an import of the module", () => {
    assert.deepEqual(withRandomBytes('import { createHash } from "crypto";\nf();'), {
      text: 'import { createHash, randomBytes } from "crypto";\nf();',
      use: "randomBytes",
    });
    assert.deepEqual(
      withRandomBytes("import {\n  createHash,\n  createHmac,\n} from 'crypto';\nf();")?.text,
      "import {\n  createHash,\n  createHmac,\n  randomBytes,\n} from 'crypto';\nf();",
    );
    assert.deepEqual(
      withRandomBytes("const { createHash } = require('crypto')\nf()", "javascript")?.text,
      "const { createHash, randomBytes } = require('crypto')\nf()",
    );
  });

  it("writes an import as the others are written", () => {
    assert.equal(
      withRandomBytes('import fs from "node:fs";\nimport { a } from "./a";\n\nf();')?.text,
      'import fs from "node:fs";\nimport { a } from "./a";\nimport { randomBytes } from "node:crypto";\n\nf();',
    );
    assert.equal(withRandomBytes("import fs from 'fs'\nf()")?.text, "import fs from 'fs'\nimport { randomBytes } from 'crypto'\nf()");
    assert.deepEqual(withRandomBytes("const fs = require('fs');\nconst x = require('./x')(fs);\nf();", "javascript"), {
      text: "const fs = require('fs');\nconst x = require('./x')(fs);\nconst crypto = require('crypto');\nf();",
      use: "crypto.randomBytes",
    });
    assert.equal(
      withRandomBytes('var express = require("express");\nf();', "javascript")?.text,
      'var express = require("express");\nvar crypto = require("crypto");\nf();',
    );
    assert.equal(
      withRandomBytes('import a from "a";\r\nf();')?.text,
      'import a from "a";\r\nimport { randomBytes } from "node:crypto";\r\nf();',
    );
  });

  it("does not come after code that may need it", () => {
    assert.equal(
      withRandomBytes('const a = require("a");\nf();\nconst b = require("b");\ng();', "javascript")?.text,
      'const a = require("a");\nconst crypto = require("crypto");\nf();\nconst b = require("b");\ng();',
    );
  });

  it("begins the file with it when there is no other, behind directives and header comments", () => {
    assert.equal(withRandomBytes("export const f = 1;\n")?.text, 'import { randomBytes } from "node:crypto";\n\nexport const f = 1;\n');
    assert.equal(
      withRandomBytes('"use strict";\n\nmodule.exports = 1;\n', "javascript")?.text,
      '"use strict";\n\nconst crypto = require("crypto");\n\nmodule.exports = 1;\n',
    );
    assert.equal(
      withRandomBytes("#!/usr/bin/env node\nf();\n", "javascript")?.text,
      '#!/usr/bin/env node\nconst crypto = require("crypto");\n\nf();\n',
    );
    assert.equal(
      withRandomBytes("// Licence\n\n// about f\nf();\n", "javascript")?.text,
      '// Licence\n\nconst crypto = require("crypto");\n\n// about f\nf();\n',
    );
  });

  it("does not take types for values, nor what means something else at the place", () => {
    assert.equal(withRandomBytes('import type { randomBytes as R } from "crypto";\nf();')?.use, "randomBytes");
    assert.equal(withRandomBytes("const { randomBytes } = fake;\nexport function g() {}"), undefined);
    assert.equal(
      withRandomBytes("const crypto = fake;\nmodule.exports = 1;", "javascript")?.text,
      'const { randomBytes } = require("crypto");\n\nconst crypto = fake;\nmodule.exports = 1;',
    );
    assert.equal(withRandomBytes("const c = crypto.subtle;\nmodule.exports = c;", "javascript")?.use, "randomBytes");
  });

  it("imports several names at once", () => {
    const names = ["randomBytes", "randomInt", "randomInt"];
    assert.equal(
      withRandomBytes('import { randomInt } from "crypto";\nf();', "typescript", names)?.text,
      'import { randomInt, randomBytes } from "crypto";\nf();',
    );
    assert.equal(
      withRandomBytes('import a from "a";\nf();', "typescript", names)?.text,
      'import a from "a";\nimport { randomBytes, randomInt } from "node:crypto";\nf();',
    );
  });
});
