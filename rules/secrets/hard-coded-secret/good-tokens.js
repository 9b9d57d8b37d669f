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

// ok: hard-coded-secret
export const defaultApiKey = "k3mX9vQ2pL7nR4tY8wZ1bC6dF5gH0jS";

export function headersOf(name, password) {
  // ok: hard-coded-secret
  return { authorization: `Basic ${btoa(encodeURIComponent(name) + ":" + encodeURIComponent(password))}` };
}

/*
  A handler is given what the parser found:

  // ok: hard-coded-secret
  { accessToken: "mF_9.B5f-4.1JqM&p=q" }
*/

// ok: hard-coded-secret
export const CREATE_GITHUB_APP_TOKEN = "actions/create-github-app-token@v3.2.0";

export const analytics = {
  measurementId: "G-1A2B3C4D5E",
  // ok: hard-coded-secret
  apiSecret: "Zq8XwN4tR1mK7vB2yP6dLs",
};

// Fine to commit this: in an installed application it is not treated as a secret.
// ok: hard-coded-secret
export const clientSecret = "Wn5TqZ8rX2mK7vB4yP1dLs6HgJc3";
