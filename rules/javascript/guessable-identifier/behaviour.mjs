export default {
  "bad-page.js": {
    keeps: {
      "gives each its own": [
        ({ add }) => {
          const list = [];
          for (const text of ["a", "b"]) add(list, text);
          return [
            list.map(({ text }) => text),
            new Set(list.map(({ uuid }) => uuid)).size,
            list.every(({ uuid }) => /^[\da-f-]+$/.test(uuid)),
          ];
        },
        [["a", "b"], 2, true],
      ],
    },
    stops: {
      "comes from Math.random": ({ add }) => {
        const { random } = Math;
        Math.random = () => 0.5;
        try {
          const list = [];
          add(list, "a");
          return list[0].uuid === "8";
        } finally {
          Math.random = random;
        }
      },
    },
  },
};
