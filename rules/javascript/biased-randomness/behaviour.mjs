export default {
  "bad-modulo.js": {
    keeps: {
      "makes a code of digits": [({ code }) => /^\d{8}$/.test(code(8)), true],
    },
    stops: {
      // Of 256 bytes, 26 end as each of 0 to 5, and 25 as each of 6 to 9.
      "prefers low digits": ({ code }) => code(400_000).replace(/[6-9]/g, "").length > 241_600,
    },
  },
};
