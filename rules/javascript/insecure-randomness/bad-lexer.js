function mark() {
  return "mark" + Math.random().toString(16);
}

export function take(login, text) {
  const between = mark();
  const parts = text.replaceAll(" ", between).split(between).map((part) => part + between);
  // doubtful: insecure-randomness
  for (const token of parts) login.add(token);
}
