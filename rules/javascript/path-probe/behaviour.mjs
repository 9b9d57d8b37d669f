const knows = async ({ exports }, { get }, user) => (await get(exports, `/avatars?user=${user}`)).text === "true";

export default {
  "bad-folder.js": {
    files: { "avatars/ada.png": "a", "avatars/old/bo.png": "b", "secret.png": "c" },
    except: { "Take its last part, the name of a file in that folder": "finds nothing in folders below" },
    keeps: {
      "knows who has one": [(names, tools) => knows(names, tools, "ada"), true],
      "knows who has none": [(names, tools) => knows(names, tools, "eve"), false],
      "knows folders": [(names, tools) => knows(names, tools, "old/bo"), true],
    },
    stops: {
      "looks above the folder": (names, tools) => knows(names, tools, "../secret"),
    },
  },
};
