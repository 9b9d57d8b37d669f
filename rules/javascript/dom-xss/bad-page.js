(function () {
  var query = location.search.substring(1).split("&");
  var values = {};
  for (var i = 0; i < query.length; i++) {
    var pair = query[i].split("=");
    values[pair[0]] = decodeURIComponent(pair[1]);
  }
  // ruleid: dom-xss
  document.getElementById("name").innerHTML = values["name"];

  // ruleid: dom-xss
  document.body.innerHTML += "<h1>" + window.name + "</h1>";

  var lists = document.querySelectorAll("ul.items");
  lists.forEach(function (list) {
    // ruleid: dom-xss
    list.innerHTML = values.item;
  });

  // ruleid: dom-xss
  document.querySelector("iframe").setAttribute("srcdoc", values.page);

  jQuery(function () {
    // ruleid: dom-xss
    jQuery(".content").prepend("<p>" + document.cookie + "</p>");
  });
})();
