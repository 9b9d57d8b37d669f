const delayOf = async ({ app }, { get }, delay) => {
  const { setTimeout: real } = globalThis;
  let longest = 0;
  globalThis.setTimeout = (run, time, ...rest) => {
    if (/sendStatus/.test(String(run))) longest = Number(time);
    return real(run, /sendStatus/.test(String(run)) ? 0 : time, ...rest);
  };
  try {
    await get(app, `/slow?delay=${delay}`);
    return longest;
  } finally {
    globalThis.setTimeout = real;
  }
};

export default {
  "bad.ts": {
    keeps: {
      "waits as long as it is asked to": [(names, tools) => delayOf(names, tools, 20), 20],
    },
    stops: {
      "holds the answer back for an hour": async (names, tools) => (await delayOf(names, tools, 3_600_000)) === 3_600_000,
    },
  },
};
