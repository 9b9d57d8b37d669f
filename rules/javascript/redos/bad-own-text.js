export function scriptAt(error) {
  // doubtful: redos
  return /\w+:\/\/(.+?\/)*.+\.js/.exec(error.stack);
}

export function scriptIn(text) {
  // ruleid: redos
  return /\w+:\/\/(.+?\/)*.+\.js/.exec(text);
}
