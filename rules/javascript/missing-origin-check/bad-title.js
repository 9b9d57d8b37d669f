// ruleid: missing-origin-check
window.addEventListener('message', (event) => {
  document.title = event.data.title
})

// ruleid: missing-origin-check
window.addEventListener('message', ({ data }) => document.querySelector('#name').append(data.name))
