import { existsSync } from "node:fs";
import express from "express";

const files = { "texts/a b.txt": "five", "texts/all.txt": "one parcel\nno parcel\nnothing\n", "texts/one.txt": "one two three" };
const ask = async ({ exports }, { get }, path) => (await get(express().use(exports), path)).text;
const made = async (names, tools, path) => {
  await ask(names, tools, path);
  return existsSync("made");
};

export default {
  "bad-tools.js": {
    files,
    keeps: {
      "counts words": [(names, tools) => ask(names, tools, "/words?name=one.txt"), "3 texts/one.txt"],
      "knows no such text": [(names, tools) => ask(names, tools, "/words?name=none.txt"), "no such text"],
      "counts lines": [(names, tools) => ask(names, tools, "/lines?word=parcel"), "2"],
      "counts lines of several words": [(names, tools) => ask(names, tools, "/lines?word=one%20parcel"), "1"],
    },
    stops: {
      "runs another command": (names, tools) => made(names, tools, "/words?name=one.txt;touch%20made"),
      "runs a command within": (names, tools) => made(names, tools, "/words?name=$(touch%20made)"),
      "ends the quotes": (names, tools) => made(names, tools, "/lines?word=no%22%20texts/all.txt;touch%20made;%22"),
      "runs a command in the quotes": (names, tools) => made(names, tools, "/lines?word=`touch%20made`n"),
    },
  },
};
