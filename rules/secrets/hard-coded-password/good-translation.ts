// ok: hard-coded-password
export const polish = { password: "Hasło użytkownika", oldPassword: "Hasło", newPassword: "Slaptažodis" };

export const chinese = {
  // ok: hard-coded-password
  loggedInChangePassword: "要更改您的密码，请到您的<0>账号</0>页面并在那里编辑您的密码。",
};
