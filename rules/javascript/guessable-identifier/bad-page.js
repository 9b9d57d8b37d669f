export function add(list, text) {
  // ruleid: guessable-identifier
  const uuid = Math.random().toString(16).slice(2)
  list.push({ uuid, text })
}
