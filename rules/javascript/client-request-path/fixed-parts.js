const query = new URLSearchParams(location.search)

export async function load() {
  // ruleid: client-request-path
  const article = await fetch(`/api/articles/${encodeURIComponent(String(query.get('id')))}/view`, { method: 'POST' })
  // ruleid: client-request-path
  await fetch('/api/shelves/' + encodeURIComponent(String(query.get('shelf'))) + '/' + encodeURIComponent(String(query.get('book'))))
  return article.json()
}
