async function show(element) {
  const response = await fetch('https://api.example.test/comments/1')
  const comment = await response.json()
  // ruleid: response-xss
  element.textContent = comment.text
  // ruleid: response-xss
  element.insertAdjacentHTML('beforeend', '<b>' + escapeHtml(comment.author) + '</b>')
}

module.exports = { show }

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return signs.replace(/"/g, '&quot;').replace(/'/g, '&#39;')
}
