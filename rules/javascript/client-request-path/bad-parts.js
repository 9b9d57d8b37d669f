const query = new URLSearchParams(location.search)

export async function load() {
  // ruleid: client-request-path
  const article = await fetch(`/api/articles/${query.get('id')}/view`, { method: 'POST' })
  // ruleid: client-request-path
  await fetch('/api/shelves/' + query.get('shelf') + '/' + query.get('book'))
  return article.json()
}
