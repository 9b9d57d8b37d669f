import assert from "node:assert/strict";
import { execToExecFile } from "./exec-to-exec-file";
import { tryTransform, type Trial } from "./transform.testing";

const CJS = "const cp = require('child_process');\n";

function becomes(before: string, after: string, trial: Trial = {}): void {
  assert.deepEqual(tryTransform(execToExecFile, before, trial), [after]);
}

function isRefused(source: string, trial: Trial = {}): void {
  assert.deepEqual(tryTransform(execToExecFile, CJS + source, trial), [], source);
}

/** For calls through the module, whose import stays as it is. */
function call(before: string, after: string): void {
  becomes(CJS + before, CJS + after);
}

describe("exec-to-exec-file", () => {
  describe("makes a list of the words", () => {
    it("of a template and of a concatenation", () => {
      call("cp.exec(«`ping -c 4 ${host}`», done);", "cp.execFile('ping', ['-c', '4', host], done);");
      call("cp.exec(«'ping -c 4 ' + req.query.host», done);", "cp.execFile('ping', ['-c', '4', req.query.host], done);");
      call("cp.execSync(«`tar -czf ${out} -C ${dir} .`», { cwd });", "cp.execFileSync('tar', ['-czf', out, '-C', dir, '.'], { cwd });");
      call("cp.execSync(«`/usr/bin/id ${user}`»).toString();", "cp.execFileSync('/usr/bin/id', [user]).toString();");
    });

    it("without the quotes around values", () => {
      call("cp.exec(«`convert \"${from}\" '${to}'`»);", "cp.execFile('convert', [from, to]);");
      call("cp.exec(«'git commit -m \"' + message + '\"'»);", "cp.execFile('git', ['commit', '-m', message]);");
      call('cp.exec(«`git commit -m "by ${user}: done"`»);', "cp.execFile('git', ['commit', '-m', `by ${user}: done`]);");
    });

    it("with values that are a part of a word", () => {
      call("cp.exec(«`ffmpeg -i ${dir}/in.mp4 --name=${name}`»);", "cp.execFile('ffmpeg', ['-i', `${dir}/in.mp4`, `--name=${name}`]);");
      call("cp.exec(«'ls ' + dir + '/logs'»);", "cp.execFile('ls', [dir + '/logs']);");
    });

    it("with lists that were joined, and constants", () => {
      call("cp.exec(«`git log ${files.join(' ')}`»);", "cp.execFile('git', ['log', ...files]);");
      call(
        "const GIT = '/usr/bin/git';\ncp.exec(«`${GIT} show ${ref} --${long ? 'stat' : 'oneline'}`»);",
        "const GIT = '/usr/bin/git';\ncp.execFile(GIT, ['show', ref, `--${long ? 'stat' : 'oneline'}`]);",
      );
    });

    it("as strings where the compiler asks for them", () => {
      const imported = 'import { execFile, exec } from "node:child_process";\n';
      becomes(
        `${imported}function f(host: string, n: number, q: Query) { exec(«\`ping -c \${n} \${q.w} \${host} \${host.trim()}\`»); }\nexec(x);`,
        `${imported}function f(host: string, n: number, q: Query) { execFile("ping", ["-c", String(n), String(q.w), host, host.trim()]); }\nexec(x);`,
        { languageId: "typescript" },
      );
    });
  });

  describe("changes the import", () => {
    it("when this is the only use", () => {
      becomes(
        'import { exec } from "child_process";\nexec(«`ls ${dir}`»);',
        'import { execFile } from "child_process";\nexecFile("ls", [dir]);',
      );
      becomes(
        "const { exec, spawn } = require('child_process')\nexec(«`ls ${dir}`»)",
        "const { execFile, spawn } = require('child_process')\nexecFile('ls', [dir])",
      );
      becomes(
        "const exec = require('child_process').exec;\nexec(«`ls ${dir}`»);",
        "const execFile = require('child_process').execFile;\nexecFile('ls', [dir]);",
      );
    });

    it("and keeps an alias", () => {
      becomes(
        'import { exec as run } from "child_process";\nrun(«`ls ${dir}`»);',
        'import { execFile as run } from "child_process";\nrun("ls", [dir]);',
      );
      becomes(
        "const { exec: run } = require('child_process');\nrun(«`ls ${dir}`»);",
        "const { execFile: run } = require('child_process');\nrun('ls', [dir]);",
      );
      becomes(
        "const run = require('child_process').exec;\nrun(«`ls ${dir}`»);",
        "const run = require('child_process').execFile;\nrun('ls', [dir]);",
      );
    });

    it("by a further name when there are other uses", () => {
      becomes(
        'import { exec } from "child_process";\nexec("a | b");\nexec(«`ls ${dir}`»);',
        'import { exec, execFile } from "child_process";\nexec("a | b");\nexecFile("ls", [dir]);',
      );
      becomes(
        'import { exec, execFile as run } from "child_process";\nexec("a | b");\nexec(«`ls ${dir}`»);',
        'import { exec, execFile as run } from "child_process";\nexec("a | b");\nrun("ls", [dir]);',
      );
    });

    it("behind promisify where that serves for one call", () => {
      becomes(
        'import { exec } from "node:child_process";\nimport { promisify } from "node:util";\nconst run = promisify(exec);\nawait run(«`ls ${dir}`»);',
        'import { execFile } from "node:child_process";\nimport { promisify } from "node:util";\nconst run = promisify(execFile);\nawait run("ls", [dir]);',
      );
      isRefused("const run = require('util').promisify(cp.exec);\nrun(«`ls ${dir}`»);\nrun('a | b');");
    });

    it("not when it is required in place", () => {
      becomes("require('child_process').exec(«`ls ${dir}`»);", "require('child_process').execFile('ls', [dir]);");
    });
  });

  describe("follows a variable", () => {
    it("and takes it away", () => {
      call(
        "function f(dir) {\n  const cmd = `ls ${dir}`;\n  cp.exec(«cmd», done);\n}",
        "function f(dir) {\n  cp.execFile('ls', [dir], done);\n}",
      );
    });

    it("unless it is logged", () => {
      call(
        "const cmd = `ls ${dir}`;\nconsole.log(cmd);\ncp.exec(«cmd»);",
        "const cmd = `ls ${dir}`;\nconsole.log(cmd);\ncp.execFile('ls', [dir]);",
      );
    });

    it("but not when it is used elsewhere or its values change", () => {
      isRefused("const cmd = `ls ${dir}`;\nsend(cmd);\ncp.exec(«cmd»);");
      isRefused("let dir = 'a';\nconst cmd = `ls ${dir}`;\ndir = 'b';\ncp.exec(«cmd»);");
      isRefused("const cmd = `ls ${dir}`, other = 1;\ncp.exec(«cmd»);");
      isRefused("// lists\nconst cmd = /* here */ `ls ${dir}`;\ncp.exec(«cmd»);");
    });
  });

  describe("refuses", () => {
    it("everything that only a shell does", () => {
      for (const line of [
        "cat ${f} | wc -l",
        "cd ${dir} && make",
        "echo ${x} > file",
        "ls ${dir}/*",
        "ls ${dir}; true",
        "rm -rf ~/${dir}",
        "echo $HOME ${x}",
        'echo \\"$HOME\\" ${x}',
        "echo $(id) ${x}",
        "mv ${x}.{a,b} c",
        "LANG=C sort ${x}",
        "make ${x} # now",
        "a ${x}\\nb",
        "ls ${x} 2>&1",
        'grep "a\\\\"b" ${x}',
        "ls '${x}",
        "sleep 1 & ls ${x}",
      ]) {
        isRefused(`cp.exec(«\`${line}\`»);`);
      }
    });

    it("programs that are a shell, or run what they are given", () => {
      for (const line of [
        "sh -c ${x}",
        "cd ${x}",
        "bash ${x}",
        "/bin/sh ${x}",
        "node -e ${x}",
        "sudo sh ${x}",
        "ssh host ${x}",
        "python3 -c '${x}'",
        "xargs ${x}",
      ]) {
        isRefused(`cp.exec(«\`${line}\`»);`);
      }
      isRefused("cp.exec(«`npm install ${x}`»);", { with: { keepShell: ["npm"] } });
    });

    it("programs and words that are not fixed", () => {
      isRefused("cp.exec(«command»);");
      isRefused("cp.exec(«`${program} --version`»);");
      isRefused("const OPTIONS = '-l -a';\ncp.exec(«`ls ${OPTIONS} ${x}`»);");
      isRefused("cp.exec(«`ls ${all ? '-a' : ''} ${x}`»);");
      isRefused("cp.exec(«`ls ${flags} ${x}`»);");
      isRefused("cp.exec(«`ls ${escapeShell(x)}`»);");
      isRefused("const list = files.join(' ');\ncp.exec(«`ls ${list}`»);");
    });

    it("options that ask for a shell, or cannot be read", () => {
      isRefused("cp.exec(«`ls ${x}`», { shell: '/bin/bash' });");
      isRefused("cp.exec(«`ls ${x}`», { ...base });");
      isRefused("cp.exec(«`ls ${x}`», options, done);");
      isRefused("cp.exec(...«[`ls ${x}`]»);");
    });

    it("other functions of that name", () => {
      assert.deepEqual(tryTransform(execToExecFile, "import { exec } from './own';\nexec(«`ls ${x}`»);"), []);
      isRefused("cp.spawn(«`ls ${x}`»);");
    });
  });
});
