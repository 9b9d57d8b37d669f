const list = async ({ exports: app }, { get }) => (await get(app, "/uploads")).text;

export default {
  "bad-uploads.js": {
    files: { "uploads/a.txt": "", "uploads/b & c.txt": "", "uploads/<img src=x onerror=a()>": "" },
    keeps: {
      "lists a file": [async (names, tools) => (await list(names, tools)).includes("<li>a.txt</li>"), true],
    },
    stops: {
      "brings an image": async (names, tools) => (await list(names, tools)).includes("<img"),
    },
  },
};
