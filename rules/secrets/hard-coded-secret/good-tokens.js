export const theme = {
  // ok: hard-coded-secret
  fuselageToken: "primary-500 (p500)",
  // ok: hard-coded-secret
  openAIApiKey: "sk-my-openai-1st-key",
  // ok: hard-coded-secret
  secret: "unicode/3299.png?v8",
};

export const provider = {
  // ok: hard-coded-secret
  authorization: "https://accounts.example.test/oauth2/v1/authorize?scope=identity",
  // ok: hard-coded-secret
  token: "https://accounts.example.test/oauth2/v1/access_token",
};
