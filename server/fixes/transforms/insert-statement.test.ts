import assert from "node:assert/strict";
import { insertStatement } from "./insert-statement";
import { tryTransform } from "./transform.testing";

const GIVEN = { callees: ["express"], code: "$NAME.use((_a, b) => {\n  b();\n});" };

describe("insert-statement", () => {
  it("goes on with the variable that holds what was found", () => {
    assert.deepEqual(
      tryTransform(insertStatement, "import express from 'express';\nconst app = «express()»;\napp.listen(1);", { with: GIVEN }),
      ["import express from 'express';\nconst app = express();\napp.use((_a, b) => {\n  b();\n});\napp.listen(1);"],
    );
  });

  it("keeps the indentation and the style around it", () => {
    assert.deepEqual(
      tryTransform(insertStatement, "const express = require('express')\nfunction f() {\n    const app = «express()»\n}\n", {
        with: GIVEN,
      }),
      ["const express = require('express')\nfunction f() {\n    const app = express()\n    app.use((_a, b) => {\n        b()\n    })\n}\n"],
    );
  });

  it("speaks of what a method is called on", () => {
    assert.deepEqual(tryTransform(insertStatement, "app.use(«session()»);", { with: { code: "$OBJECT.use(csrf());" } }), [
      "app.use(session());\napp.use(csrf());",
    ]);
  });

  it("is silent where it has nothing to speak of, or the value is made by something else", () => {
    assert.deepEqual(tryTransform(insertStatement, "import express from 'express';\nrun(«express()»);", { with: GIVEN }), []);
    assert.deepEqual(tryTransform(insertStatement, "const app = «koa()»;", { with: GIVEN }), []);
  });
});
