const tab = new URLSearchParams(location.search).get('tab')

// ruleid: implied-eval
setTimeout("show('" + tab + "')", 10)
