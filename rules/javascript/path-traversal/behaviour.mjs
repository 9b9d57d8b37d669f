import { existsSync, readFileSync } from "node:fs";

const files = { secret: "1234", "public/a..b.txt": "ab", "public/guide/start.txt": "start", "public/x.txt": "x" };
const read = async ({ exports }, { get }, path) => {
  const { status, text } = await get(exports, path);
  return status === 200 ? text : status;
};

export default {
  "bad-files.js": {
    files,
    // Whether there are folders below, only those who know the program can tell.
    except: { "Take its last part, the name of a file in that folder": "finds nothing in folders below" },
    keeps: {
      "shows a page": [(names, tools) => read(names, tools, "/pages?name=x.txt"), "x"],
      "shows a page of a folder": [(names, tools) => read(names, tools, "/pages?name=/guide/start.txt"), "start"],
      "shows a name with two dots": [(names, tools) => read(names, tools, "/pages?name=a..b.txt"), "ab"],
      "knows no such page": [(names, tools) => read(names, tools, "/pages?name=y.txt"), 404],
      "shows a note of a folder": [(names, tools) => read(names, tools, "/notes?name=guide/start.txt"), "start"],
      "writes a note": [
        async ({ exports }, { get }) => {
          await get(exports, "/notes?name=guide/new", { method: "POST" });
          return readFileSync("public/guide/new.txt", "utf8");
        },
        "saved",
      ],
    },
    stops: {
      "reads above the folder": async (names, tools) => (await read(names, tools, "/pages?name=../secret")) === "1234",
      "goes up on its way": async (names, tools) => (await read(names, tools, "/notes?name=guide/../../secret")) === "1234",
      "names the root": async (names, tools) => (await read(names, tools, `/notes?name=${tools.folder}/secret`)) === "1234",
      "writes above the folder": async ({ exports }, { get }) => {
        await get(exports, "/notes?name=../new", { method: "POST" });
        return existsSync("new.txt");
      },
    },
  },
};
