export async function grantOf(store, id) {
  // ok: jwt-expiry-ignored
  const token = await store.find(id, { ignoreExpiration: true });
  if (token.isExpired) throw new Error("This grant has run out.");
  return token.grant;
}
