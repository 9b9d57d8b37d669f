// A form that nobody has filled in yet.
// ok: empty-password
export const state = { user: "", password: "" };
