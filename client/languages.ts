/** Language ids of the documents that Buckler reads; `activationEvents` in package.json names the same. */
export const LANGUAGES = ["javascript", "javascriptreact", "typescript", "typescriptreact", "html", "vue", "svelte"] as const;
