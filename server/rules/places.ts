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
 * A kind of place that a rule may leave alone: one that paths tell, or all of a package that others import, which its manifest tells. There it is for
 * those who use it to say what is logged, or where a redirect may lead.
 */
export type Place = keyof typeof PLACES | typeof PACKAGES;

export const PACKAGES = "packages";
export const PLACE_NAMES: readonly Place[] = [...(Object.keys(PLACES) as (keyof typeof PLACES)[]), PACKAGES];

/** The files of a kind of place; none of one that paths do not tell. */
export function globsOf(place: Place): readonly string[] {
  return place === PACKAGES ? [] : PLACES[place];
}
