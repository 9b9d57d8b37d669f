/** Where a project keeps code that nobody outside of it runs, as globs of .gitignore. */
const PLACES = {
  /** What runs on the machines of developers and of CI alone: tests, what they are given, and measurements. */
  tests: [
    "**/*.test.*",
    "**/*.spec.*",
    "**/*.test-d.*",
    "**/*.tst.*",
    "**/*.poku.*",
    "**/*.stories.*",
    "**/*.mock.*",
    "**/mock.*",
    "**/*_test.*",
    "**/test_*.py",
    "**/test/**",
    "**/tests/**",
    "**/*-test/**",
    "**/*-tests/**",
    "**/*_test/**",
    "**/*_tests/**",
    "**/integration_tests*/**",
    "**/integration-tests*/**",
    "**/testing/**",
    "**/androidTest/**",
    "**/testdata/**",
    "**/test-data/**",
    "**/test-utils/**",
    "**/test-helpers/**",
    "**/test-support/**",
    "**/__tests__/**",
    "**/__mocks__/**",
    "**/__snapshots__/**",
    "**/__fixtures__/**",
    "**/mocks/**",
    "**/fixtures/**",
    "**/fixture/**",
    "**/cypress/**",
    "**/e2e/**",
    "**/spec/**",
    "**/specs/**",
    "**/bench/**",
    "**/benchmark/**",
    "**/benchmarks/**",
    "**/.devcontainer/**",
  ],
  /** What shows how something is used, on one's own machine and with settings that are nobody's. */
  examples: [
    "**/examples/**",
    "**/example/**",
    "**/example-*/**",
    "**/examples-*/**",
    "**/*-example/**",
    "**/*-examples/**",
    "**/samples/**",
    "**/demo/**",
    "**/demos/**",
    "**/demo-*/**",
    "**/*-demo/**",
    "**/*-demos/**",
    "**/example.html",
    "**/demo.html",
    "**/playground/**",
    "**/playgrounds/**",
    "**/docs/**",
    "**/docusaurus/**",
    "**/.env.sample",
    "**/.env.template",
    "**/*.example",
    "**/*.example.*",
    "**/*.examples.*",
  ],
  /** What answers a single developer, on their own machine and with data that are nobody's: emulators, servers for development. */
  "dev-servers": [
    "**/emulator/**",
    "**/emulators/**",
    "**/*emulator.*",
    "**/*-emulator/**",
    "**/simulator/**",
    "**/dev-server/**",
    "**/devserver/**",
    "**/dev-servers/**",
    "**/dev-middleware/**",
    "**/*dev-server.*",
    "**/*devserver.*",
    "**/mock-server/**",
    "**/mock-server.*",
  ],
} as const;

/**
 * Kinds of places that a package.json tells, for all that belongs to it. `packages`: what others import; there it is for those who use it to say what is
 * logged, or where a redirect may lead. `tool-plugins`: what has a tool of developers beside it (`peerDependencies`), and reads what these write.
 */
export const MANIFEST_PLACES = ["packages", "tool-plugins"] as const;
export type ManifestPlace = (typeof MANIFEST_PLACES)[number];

/** Linters, compilers, bundlers and runners of tests and tasks, by the names that what plugs into them asks for. */
export const DEVELOPMENT_TOOLS: ReadonlySet<string> = new Set([
  ...["eslint", "tslint", "stylelint", "prettier", "@biomejs/biome", "oxlint", "htmlhint", "markdownlint", "@commitlint/cli"],
  ...["@babel/core", "babel-core", "@swc/core", "esbuild", "postcss", "ttypescript", "ts-patch"],
  ...["webpack", "webpack-cli", "webpack-dev-server", "@rspack/core", "rollup", "rolldown", "vite", "parcel", "@parcel/core", "browserify"],
  ...["metro", "snowpack", "@farmfe/core", "@rsbuild/core", "tsup", "gatsby", "@storybook/core", "storybook"],
  ...["jest", "vitest", "mocha", "karma", "ava", "jasmine", "jasmine-core", "@playwright/test", "cypress", "nyc"],
  ...["grunt", "gulp", "nx", "@nrwl/devkit", "@nx/devkit", "lerna", "husky"],
  ...["semantic-release", "release-it", "typedoc", "@graphql-codegen/cli"],
]);

/** A kind of place that a rule may leave alone. */
export type Place = keyof typeof PLACES | ManifestPlace;

export const PLACE_NAMES: readonly Place[] = [...(Object.keys(PLACES) as (keyof typeof PLACES)[]), ...MANIFEST_PLACES];

export function isManifestPlace(place: Place): place is ManifestPlace {
  return MANIFEST_PLACES.some((each) => each === place);
}

/** The files of a kind of place; none of one that paths do not tell. */
export function globsOf(place: Place): readonly string[] {
  return isManifestPlace(place) ? [] : PLACES[place];
}
