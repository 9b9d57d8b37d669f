import Ajv from "ajv";

// ruleid: redos
const LIST = /^(\w+,?)+$/;
// ruleid: redos
const STRING = /"(?:\\.|[^"])*"/;
// ruleid: redos
const HOST = /^([a-z0-9]+[-.]?)+\.[a-z]{2,}$/i;
// ruleid: redos
const COMMENT = /<!--(?:-?[^>]|\s)*-->/;
// ruleid: redos
const NUMBER = new RegExp("^[+-]?(\\d+\\.?)+$");
// ruleid: redos
const SPACES = "(\\s|[ \\t])*";
const PAIR = new RegExp("^\\w+" + SPACES + "=");
// The text may end between any two letters of the first group, and in none of the others.
// ruleid: redos
const TAG = /^<(?:[a-z]*-?)*>$/;

export function words(text: string): string[] | null {
  // ruleid: redos
  return text.match("^(?:[a-z]+ ?)+;");
}

const person = {
  type: "object",
  properties: {
    // ruleid: redos
    name: { type: "string", pattern: "^([A-Z][a-z]*-?)*([a-z]+)+$" },
  },
  patternProperties: {
    // ruleid: redos
    "^(x-?[a-z]*)*:$": { type: "string" },
  },
};

export const check = new Ajv().compile(person);
export { LIST, STRING, HOST, COMMENT, NUMBER, PAIR, TAG };
