// ruleid: missing-origin-check
window.addEventListener('message', (event) => {
  if (event.origin !== location.origin) return
  document.title = event.data.title
})

// ruleid: missing-origin-check
window.addEventListener('message', ({ data, origin }) => {
  if (origin !== location.origin) return
  document.querySelector('#name').append(data.name)
})
