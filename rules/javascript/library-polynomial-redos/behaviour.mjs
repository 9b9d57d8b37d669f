export default {
  "bad.ts": {
    keeps: {
      "reads a setting": [({ setting }) => setting("name =  Ada L "), ["name", "Ada L"]],
    },
    stops: {
      "takes minutes over blanks": ({ setting }, { hangs }) => hangs(() => setting("a=" + " ".repeat(5000) + "\nb\nc")),
    },
  },
  "bad-rest.ts": {
    keeps: {
      "removes a comment": [({ withoutComment }) => withoutComment("a = 1  # b"), "a = 1"],
    },
    stops: {
      "takes minutes over blanks": ({ withoutComment }, { hangs }) => hangs(() => withoutComment(" ".repeat(300_000) + "a")),
    },
  },
};
