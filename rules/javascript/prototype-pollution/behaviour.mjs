const polluted = (run) => {
  try {
    run();
    return {}.polluted === true;
  } finally {
    delete Object.prototype.polluted;
  }
};

export default {
  "bad-path.js": {
    keeps: {
      "sets a path": [
        ({ setPath }) => {
          const settings = { a: { b: 1 } };
          setPath(settings, "a.c.d", 2);
          return settings;
        },
        { a: { b: 1, c: { d: 2 } } },
      ],
      merges: [({ merge }) => merge({ a: { b: 1 } }, { a: { c: [2] }, d: 3 }), { a: { b: 1, c: { 0: 2 } }, d: 3 }],
    },
    stops: {
      "sets a property of all objects": ({ setPath }) => polluted(() => setPath({}, "__proto__.polluted", true)),
      "merges into all objects": ({ merge }) => polluted(() => merge({}, JSON.parse('{"__proto__":{"polluted":true}}'))),
    },
  },
};
