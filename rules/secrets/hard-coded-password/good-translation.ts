// ok: hard-coded-password
export const polish = { password: "Hasło użytkownika", oldPassword: "Hasło", newPassword: "Slaptažodis" };

export const chinese = {
  // ok: hard-coded-password
  loggedInChangePassword: "要更改您的密码，请到您的<0>账号</0>页面并在那里编辑您的密码。",
};

export const contexts = {
  // ok: hard-coded-password
  password: "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
};

export function encrypted(time: number, text: string): object {
  // ok: hard-coded-password
  return { password: `#PWD:4:${time}:${text}` };
}
