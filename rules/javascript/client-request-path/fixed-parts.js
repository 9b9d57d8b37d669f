const query = new URLSearchParams(location.search)

export async function load() {
  // ruleid: client-request-path
  const article = await fetch(`/api/articles/${pathPart(String(query.get('id')))}/view`, { method: 'POST' })
  // ruleid: client-request-path
  await fetch('/api/shelves/' + pathPart(String(query.get('shelf'))) + '/' + pathPart(String(query.get('book'))))
  return article.json()
}

function pathPart(text) {
  return /^\.{1,2}$/.test(text) ? '' : encodeURIComponent(text)
}
