export const theme = {
  // ok: hard-coded-secret
  fuselageToken: "primary-500 (p500)",
  // ok: hard-coded-secret
  openAIApiKey: "sk-my-openai-1st-key",
};
