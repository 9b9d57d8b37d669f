import assert from "node:assert/strict";
import { parameterizeQuery } from "./parameterize-query";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { proposals, tryTransform } from "./transform.testing";

const PG = { facts: { placeholder: "$n" } };
const MYSQL = { facts: { placeholder: "?" } };
const SEQUELIZE = { facts: { placeholder: "?", values: "replacements" } };
const BETTER_SQLITE = { facts: { placeholder: "?", values: "call" } };

type Setup = typeof PG | typeof SEQUELIZE | { facts: { placeholder: string; text: string } };

function becomes(before: string, after: string, setup: Setup = PG): void {
  assert.deepEqual(tryTransform(parameterizeQuery, before, setup), [after]);
}

function isRefused(source: string, setup: Setup = PG): void {
  assert.deepEqual(tryTransform(parameterizeQuery, source, setup), []);
}

describe("parameterize-query", () => {
  describe("puts a placeholder where a value was", () => {
    it("in a template", () => {
      becomes("db.query(«`SELECT * FROM users WHERE id = ${id}`»);", 'db.query("SELECT * FROM users WHERE id = $1", [id]);');
      becomes("db.query(«`SELECT * FROM users WHERE id = ${id}`»);", 'db.query("SELECT * FROM users WHERE id = ?", [id]);', MYSQL);
    });

    it("together with the quotes around it", () => {
      becomes(
        "db.query(«`SELECT * FROM users WHERE name = '${req.query.name}'`»);",
        'db.query("SELECT * FROM users WHERE name = $1", [req.query.name]);',
      );
    });

    it("in a concatenation", () => {
      becomes(`db.query(«"SELECT * FROM users WHERE id = " + id»);`, `db.query("SELECT * FROM users WHERE id = $1", [id]);`);
      becomes(
        `db.query(«"SELECT * FROM users WHERE name = '" + name + "' AND age > " + age»);`,
        `db.query("SELECT * FROM users WHERE name = $1 AND age > $2", [name, age]);`,
      );
      becomes(`db.query(«'SELECT * FROM t WHERE a = \\'' + a + '\\''»);`, `db.query('SELECT * FROM t WHERE a = $1', [a]);`);
    });

    it("for several values, also for the same one twice", () => {
      becomes(
        "pool.query(«`INSERT INTO users (name, email) VALUES ('${name}', '${req.body.email}')`»);",
        'pool.query("INSERT INTO users (name, email) VALUES ($1, $2)", [name, req.body.email]);',
      );
      becomes(
        "pool.query(«`SELECT * FROM t WHERE a = '${x}' OR b = '${x}'`»);",
        'pool.query("SELECT * FROM t WHERE a = $1 OR b = $2", [x, x]);',
      );
    });

    it("in updates, BETWEEN, IN lists, functions and limits", () => {
      becomes(
        "db.query(«`UPDATE t SET a = '${a}', b = ${b} WHERE id=${id}`»);",
        'db.query("UPDATE t SET a = $1, b = $2 WHERE id=$3", [a, b, id]);',
      );
      becomes(
        "db.query(«`SELECT * FROM t WHERE d BETWEEN '${a}' AND '${b}'`»);",
        'db.query("SELECT * FROM t WHERE d BETWEEN $1 AND $2", [a, b]);',
      );
      becomes("db.query(«`SELECT * FROM t WHERE a IN (${x}, ${y})`»);", 'db.query("SELECT * FROM t WHERE a IN ($1, $2)", [x, y]);');
      becomes("db.query(«`SELECT * FROM t WHERE a = lower('${x}')`»);", 'db.query("SELECT * FROM t WHERE a = lower($1)", [x]);');
      becomes(
        "db.query(«`SELECT * FROM t WHERE a = '${x}'::date LIMIT ${n} OFFSET ${m}`»);",
        'db.query("SELECT * FROM t WHERE a = $1::date LIMIT $2 OFFSET $3", [x, n, m]);',
      );
      becomes(
        "db.query(«`SELECT * FROM t WHERE '${x}' = a AND b LIKE '${y}' ORDER BY c`»);",
        'db.query("SELECT * FROM t WHERE $1 = a AND b LIKE $2 ORDER BY c", [x, y]);',
      );
    });

    it("and gives the text around a value inside quotes to the value", () => {
      becomes("db.query(«`SELECT * FROM t WHERE a LIKE '%${q}%'`»);", 'db.query("SELECT * FROM t WHERE a LIKE $1", [`%${q}%`]);');
      becomes(`db.query(«"SELECT * FROM t WHERE a LIKE '%" + q + "%'"»);`, `db.query("SELECT * FROM t WHERE a LIKE $1", ["%" + q + "%"]);`);
      becomes(
        `db.query(«"SELECT * FROM t WHERE a LIKE '%" + (q || "") + "%'"»);`,
        `db.query("SELECT * FROM t WHERE a LIKE $1", ["%" + (q || "") + "%"]);`,
      );
      becomes(
        "db.query(«`SELECT * FROM t WHERE a = '${first} ${last}'`»);",
        'db.query("SELECT * FROM t WHERE a = $1", [`${first} ${last}`]);',
      );
      becomes("db.query(«`SELECT * FROM t WHERE a = 'it''s ${x}'`»);", 'db.query("SELECT * FROM t WHERE a = $1", [`it\'s ${x}`]);');
    });

    it("and leaves constants where they are", () => {
      becomes(
        'const TABLE = "users";\ndb.query(«`SELECT * FROM ${TABLE} WHERE id = ${id}`»);',
        'const TABLE = "users";\ndb.query(`SELECT * FROM ${TABLE} WHERE id = $1`, [id]);',
      );
      becomes(
        'db.query(«`SELECT * FROM t WHERE a = ${a} ORDER BY b ${up ? "ASC" : "DESC"}`»);',
        'db.query(`SELECT * FROM t WHERE a = $1 ORDER BY b ${up ? "ASC" : "DESC"}`, [a]);',
      );
    });

    it("and says how many", () => {
      const [two] = proposals(parameterizeQuery, "db.query(«`SELECT 1 FROM t WHERE a = ${a} AND b = ${b}`»)", PG);
      assert.equal(two?.title, "Pass 2 values as query parameters");
      const [one] = proposals(parameterizeQuery, "db.query(«`SELECT 1 FROM t WHERE a = ${a}`»)", PG);
      assert.equal(one?.title, undefined);
    });
  });

  describe("keeps the form of the text", () => {
    it("over several lines of a template", () => {
      becomes(
        "db.query(\n  «`SELECT *\n   FROM t\n   WHERE a = '${a}'\n   AND b = ${b}`»,\n);",
        "db.query(\n  `SELECT *\n   FROM t\n   WHERE a = $1\n   AND b = $2`,\n  [a, b],\n);",
      );
    });

    it("over several lines of a concatenation", () => {
      becomes(
        'db.query(«"SELECT * FROM t " +\n  "WHERE a = " + a +\n  " AND b = \'" + b + "\'"»);',
        'db.query("SELECT * FROM t " +\n  "WHERE a = $1" +\n  " AND b = $2", [a, b]);',
      );
    });

    it("and quotes where the text needs the other ones", () => {
      becomes(
        "const a = 'x';\ndb.query(«`SELECT * FROM t WHERE s = 'on' AND a = ${b}`»);",
        "const a = 'x';\ndb.query(`SELECT * FROM t WHERE s = 'on' AND a = $1`, [b]);",
      );
    });

    it("with casts, and inside of parentheses", () => {
      becomes("db.query((«`SELECT * FROM t WHERE a = ${b}`»));", 'db.query(("SELECT * FROM t WHERE a = $1"), [b]);');
    });
  });

  describe("follows a variable that holds the text", () => {
    it("when it is used once", () => {
      becomes(
        'const query = "SELECT * FROM users WHERE login = \'" + req.body.login + "\'";\ndb.query(«query»).then(send);',
        'const query = "SELECT * FROM users WHERE login = $1";\ndb.query(query, [req.body.login]).then(send);',
      );
    });

    it("also from a callback, and when it is logged as well", () => {
      becomes(
        "function f(id, cb) {\n  const sql = `SELECT * FROM t WHERE id = ${id}`;\n  console.log(sql);\n  pool.connect((err, client) => client.query(«sql», cb));\n}",
        'function f(id, cb) {\n  const sql = "SELECT * FROM t WHERE id = $1";\n  console.log(sql);\n  pool.connect((err, client) => client.query(sql, [id], cb));\n}',
      );
    });

    it("but not when it serves elsewhere, is built in steps, or its values change their meaning", () => {
      isRefused("const q = `SELECT * FROM t WHERE a = ${a}`;\ndb.query(«q»);\nother.query(q);");
      isRefused("let q = `SELECT * FROM t WHERE a = ${a}`;\nq += ' LIMIT 1';\ndb.query(«q»);");
      isRefused("function f(a) { const q = `SELECT * FROM t WHERE a = ${a}`; a = 2; db.query(«q»); }");
      isRefused("function f(a) { const q = `SELECT * FROM t WHERE a = ${a}`; return g((a) => db.query(«q»)); }");
      isRefused("function f() { const q = `SELECT * FROM t WHERE a = ${this.a}`; return g(function () { db.query(«q»); }); }");
    });
  });

  describe("passes the values as the driver takes them", () => {
    it("before a callback", () => {
      becomes(
        "db.query(«`SELECT * FROM t WHERE a = ${a}`», (err, rows) => {});",
        'db.query("SELECT * FROM t WHERE a = ?", [a], (err, rows) => {});',
        MYSQL,
      );
      becomes(
        "function f(a, cb) { db.all(«`SELECT * FROM t WHERE a = ${a}`», cb); }",
        'function f(a, cb) { db.all("SELECT * FROM t WHERE a = ?", [a], cb); }',
        MYSQL,
      );
    });

    it("among those that are passed already", () => {
      becomes(
        "db.query(«`SELECT * FROM t WHERE a = $1 AND b = '${b}'`», [a]);",
        'db.query("SELECT * FROM t WHERE a = $1 AND b = $2", [a, b]);',
      );
      becomes(
        "db.query(«`SELECT * FROM t WHERE b = '${b}' AND a = $1`», [a]);",
        'db.query("SELECT * FROM t WHERE b = $2 AND a = $1", [a, b]);',
      );
      becomes(
        "db.query(«`SELECT * FROM t WHERE a = ? AND b = '${b}' AND c = ?`», [a, c]);",
        'db.query("SELECT * FROM t WHERE a = ? AND b = ? AND c = ?", [a, b, c]);',
        MYSQL,
      );
      becomes("db.query(«`SELECT * FROM t WHERE b = '${b}'`», []);", 'db.query("SELECT * FROM t WHERE b = $1", [b]);');
      becomes(
        "const p = [a];\ndb.query(«`SELECT * FROM t WHERE a = $1 AND b = ${b}`», p);",
        'const p = [a];\ndb.query("SELECT * FROM t WHERE a = $1 AND b = $2", [...p, b]);',
      );
    });

    it("but not where those cannot be counted", () => {
      isRefused("db.query(«`SELECT * FROM t WHERE a = $1 AND b = ${b}`», params);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = $1 AND b = ${b}`», [...params]);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = ? AND b = ${b}`», [a, c]);", MYSQL);
      isRefused("db.query(«`SELECT * FROM t WHERE b = ${b}`», { a: 1 });", MYSQL);
      isRefused("db.query(...first, «`SELECT * FROM t WHERE b = ${b}`»);");
    });

    it("as sequelize's replacements", () => {
      becomes(
        "sequelize.query(«`SELECT * FROM t WHERE a = '${a}'`»);",
        'sequelize.query("SELECT * FROM t WHERE a = ?", { replacements: [a] });',
        SEQUELIZE,
      );
      becomes(
        "sequelize.query(«`SELECT * FROM t WHERE a = '${a}'`», { type: QueryTypes.SELECT });",
        'sequelize.query("SELECT * FROM t WHERE a = ?", { type: QueryTypes.SELECT, replacements: [a] });',
        SEQUELIZE,
      );
      becomes(
        "sequelize.query(«`SELECT * FROM t WHERE a = ${a} AND b = ?`», {\n  replacements: [b],\n  plain: true,\n});",
        'sequelize.query("SELECT * FROM t WHERE a = ? AND b = ?", {\n  replacements: [a, b],\n  plain: true,\n});',
        SEQUELIZE,
      );
      isRefused("sequelize.query(«`SELECT * FROM t WHERE a = ${a} AND b = :b`», { replacements: { b } });", SEQUELIZE);
      isRefused("sequelize.query(«`SELECT * FROM t WHERE a = ${a}`», options);", SEQUELIZE);
      isRefused("sequelize.query(«`SELECT * FROM t WHERE a = ${a} AND b = $1`», { bind: [b] });", SEQUELIZE);
    });

    it("as further arguments", () => {
      const prisma = { facts: { placeholder: "$n", values: "arguments" } };
      becomes(
        "prisma.$queryRawUnsafe(«`SELECT * FROM t WHERE a = '${a}' AND b = ${b}`»);",
        'prisma.$queryRawUnsafe("SELECT * FROM t WHERE a = $1 AND b = $2", a, b);',
        prisma,
      );
      becomes(
        "prisma.$queryRawUnsafe(«`SELECT * FROM t WHERE a = '${a}' AND b = $1`», b);",
        'prisma.$queryRawUnsafe("SELECT * FROM t WHERE a = $2 AND b = $1", b, a);',
        prisma,
      );
      isRefused("prisma.$queryRawUnsafe(«`SELECT * FROM t WHERE a = '${a}' AND b = $1`», ...rest);", prisma);
    });

    it("beside the text in an object of options", () => {
      becomes(
        "client.query({ text: «`SELECT * FROM t WHERE a = ${a}`» });",
        'client.query({ text: "SELECT * FROM t WHERE a = $1", values: [a] });',
      );
      becomes(
        "client.query({\n  name: 'x',\n  text: «`SELECT * FROM t WHERE a = $1 AND b = ${b}`»,\n  values: [a],\n});",
        "client.query({\n  name: 'x',\n  text: 'SELECT * FROM t WHERE a = $1 AND b = $2',\n  values: [a, b],\n});",
      );
      becomes(
        "const q = { text: `SELECT * FROM t WHERE a = ${a}` };\nclient.query(«q»);",
        'const q = { text: "SELECT * FROM t WHERE a = $1", values: [a] };\nclient.query(q);',
      );
      isRefused("client.query({ text: «`SELECT * FROM t WHERE a = ${a}`», values });");
      isRefused("client.query({ ...base, text: «`SELECT * FROM t WHERE a = ${a}`» });");
    });

    it("to the method of a prepared statement", () => {
      becomes(
        "db.prepare(«`SELECT * FROM t WHERE a = '${a}'`»).get();",
        'db.prepare("SELECT * FROM t WHERE a = ?").get(a);',
        BETTER_SQLITE,
      );
      becomes(
        "db.prepare(«`SELECT * FROM t WHERE a = '${a}' AND b = ?`»).all(b);",
        'db.prepare("SELECT * FROM t WHERE a = ? AND b = ?").all(a, b);',
        BETTER_SQLITE,
      );
      becomes(
        "const one = db.prepare(«`SELECT * FROM t WHERE a = '${a}'`»);\nsend(one.get());",
        'const one = db.prepare("SELECT * FROM t WHERE a = ?");\nsend(one.get(a));',
        BETTER_SQLITE,
      );
      isRefused("const one = db.prepare(«`SELECT * FROM t WHERE a = '${a}'`»);\none.get(); one.get();", BETTER_SQLITE);
      isRefused("db.prepare(«`SELECT * FROM t WHERE a = '${a}'`»);", BETTER_SQLITE);
    });
  });

  describe("refuses", () => {
    it("tables, columns, directions, conditions and pieces of names", () => {
      isRefused("db.query(«`SELECT * FROM ${table}`»);");
      isRefused("db.query(«`SELECT ${columns} FROM t`»);");
      isRefused("db.query(«`SELECT * FROM t ORDER BY ${column}`»);");
      isRefused("db.query(«`SELECT * FROM t ORDER BY a ${direction}`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE ${column} = 1`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = 1 AND ${condition}`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE ${a} ${b}`»);");
      isRefused("db.query(«`SELECT * FROM t_${suffix} WHERE a = 1`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = ${alias}.b`»);");
      isRefused('db.query(«`SELECT "${column}" FROM t`»);');
      isRefused('db.query(«`SELECT "${column}" FROM t`»);', MYSQL);
      isRefused("db.query(«`SELECT * FROM t WHERE \\`${column}\\` = 1`»);", MYSQL);
      isRefused("db.query(«`INSERT INTO t (${columns}) VALUES (1)`»);");
      isRefused("db.query(«`UPDATE ${table} SET a = ${a}`»);");
      isRefused("db.query(«`SELECT max(${column}) FROM t`»);");
      isRefused("db.query(«`SELECT a AS '${name}' FROM t`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = now() - INTERVAL '${n} days'`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = DATE '${day}'`»);");
    });

    it("values that are several, quoted already, or pieces of SQL", () => {
      isRefused("db.query(«`SELECT * FROM t WHERE a IN (${ids})`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a IN ('${ids.join(\"','\")}')`»);");
      isRefused("const list = ids.join(', ');\ndb.query(«`INSERT INTO t VALUES (1, ${list})`»);");
      isRefused("db.query(«`INSERT INTO t VALUES (${values})`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = ${mysql.escape(a)}`»);", MYSQL);
      isRefused("db.query(«`UPDATE t SET a = ${a ? quoted : 'NULL'}`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = ${a} ${more}`»);");
    });

    it("statements that take no placeholders, or are several", () => {
      isRefused("db.query(«`CREATE USER ${name}`»);");
      isRefused("db.query(«`SET search_path = '${schema}'`»);");
      isRefused("db.query(«`DELETE FROM t WHERE a = ${a}; SELECT 1`»);");
      isRefused("db.query(«`${verb} FROM t WHERE a = 1`»);");
      isRefused("db.query(«sql»);");
    });

    it("texts whose quotes or placeholders cannot be told with certainty", () => {
      isRefused("db.query(«`SELECT * FROM t WHERE a = E'\\\\n${a}'`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = $$${a}$$`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = 'why?' AND b = ${b}`»);", MYSQL);
      isRefused("db.query(«`SELECT * FROM t WHERE a = '${a}`»);");
      isRefused("db.query(«`SELECT * FROM t -- ${note}\\n WHERE a = ${a}`»);");
      isRefused("db.query(«`SELECT * FROM t WHERE a = ${a} LIMIT ${n}`»);", MYSQL);
    });

    it("comments between the parts, tagged templates and drivers of which nothing is known", () => {
      isRefused("db.query(«`SELECT * FROM t WHERE a = ` + /* the id */ id»);");
      isRefused("db.query(«sql`SELECT * FROM t WHERE a = ${a}`»);");
      assert.deepEqual(tryTransform(parameterizeQuery, "db.query(«`SELECT * FROM t WHERE a = ${a}`»);"), []);
    });
  });

  it("takes a part of a statement where the library asks for one", () => {
    const raw = { facts: { placeholder: "?", text: "part" } };
    becomes("query.whereRaw(«`owner = '${owner}'`»);", 'query.whereRaw("owner = ?", [owner]);', raw);
    isRefused("query.whereRaw(«`${column} = 1`»);", raw);
    isRefused("query.whereRaw(«`owner = '${owner}'`»);", MYSQL);
  });

  it("keeps certain numbers in a limit where the driver would quote them", () => {
    becomes(
      "db.query(«`SELECT * FROM t WHERE a = '${a}' LIMIT ${Number(n)}`»);",
      "db.query(`SELECT * FROM t WHERE a = ? LIMIT ${Number(n)}`, [a]);",
      MYSQL,
    );
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => parameterizeQuery(new RecipeArguments({ placeholder: "%s" })), RecipeError);
    assert.throws(() => parameterizeQuery(new RecipeArguments({ values: "somehow" })), /argument, arguments, replacements/);
    assert.throws(() => parameterizeQuery(new RecipeArguments({ plaecholder: "?" })), /unknown argument "plaecholder"/);
  });
});
