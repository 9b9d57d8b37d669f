/**
 * Makes a subscription.
 *
 * @example
 * // ok: provider-key
 * subscribe("orders", "@@github@@");
 */
export function subscribe(topic, secret) {
  return { topic, secret };
}

// The letters say "test_secret_24_bytes_minimum!" in base64.
// ok: provider-key
export const start = subscribe("orders", "whsec_dGVzdF9zZWNyZXRfMjRfYnl0ZXNfbWluaW11bSE=");

export const answer = {
  example: {
    // ok: provider-key
    token: "@@github:1@@",
  },
};
