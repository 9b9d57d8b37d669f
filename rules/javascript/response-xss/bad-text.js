async function show(element) {
  const response = await fetch('https://api.example.test/comments/1')
  const comment = await response.json()
  // ruleid: response-xss
  element.innerHTML = comment.text
  // ruleid: response-xss
  element.insertAdjacentHTML('beforeend', '<b>' + comment.author + '</b>')
}

module.exports = { show }
