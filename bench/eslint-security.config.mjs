import sdl from "@microsoft/eslint-plugin-sdl";
import parser from "@typescript-eslint/parser";
import noUnsanitized from "eslint-plugin-no-unsanitized";
import security from "eslint-plugin-security";

/** What people switch on who look for security mistakes with ESLint; copied to where these packages are installed. */
export default [
  security.configs.recommended,
  noUnsanitized.configs.recommended,
  // `recommended` has the same rules, and an older copy of the first plugin under the same name.
  ...sdl.configs.required,
  { files: ["**/*.ts", "**/*.tsx", "**/*.mts", "**/*.cts"], languageOptions: { parser } },
];
