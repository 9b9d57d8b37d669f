// ok: redos
const LIST = /^\w+(?:,\w+)*,?$/;
// ok: redos
const STRING = /"(?:\\.|[^"\\])*"/;
// ok: redos
const HOST = /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z]{2,}$/i;
// Nothing follows that could fail.
// ok: redos
const WORDS = /(?:\w+\s*)+/;
// ok: redos
const ANYTHING = /(?:a+)*[^]*/;
// As many rounds as this end soon.
// ok: redos
const VERSION = /^(?:\d{1,3}\.?){1,3}$/;
// The rounds begin with what is not in them.
// ok: redos
const PATH = /^(?:\/[^/]+)+$/;
// ok: redos
const NUMBER = new RegExp("^[+-]?\\d+(?:\\.\\d+)?$");
// Not an expression.
// ok: redos
const example = "^(a+)+$";
// Slow on long texts, as many are; that matters where such texts come from outside.
// ok: redos
const TRAILING = /\s+$/;

export { LIST, STRING, HOST, WORDS, ANYTHING, VERSION, PATH, NUMBER, example, TRAILING };
