// ruleid: jquery-xss
$(decodeURIComponent(location.hash.slice(1))).addClass('open')

window.addEventListener('message', function (event) {
  // ruleid: jquery-xss
  $('.banner').appendTo(event.data.target)
})
