// ruleid: jquery-xss
$(document).find(decodeURIComponent(location.hash.slice(1))).addClass('open')

window.addEventListener('message', function (event) {
  // ruleid: jquery-xss
  $('.banner').appendTo($(document).find(event.data.target))
})
