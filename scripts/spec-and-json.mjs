import { reporters } from "mocha";

/** Mocha takes one reporter: this one prints what people read and writes the JSON that .ci/run sums (`--reporter-option output=FILE`). */
export default class SpecAndJson extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    new reporters.JSON(runner, options);
  }
}
