const Handlebars = require('handlebars')

// ruleid: template-escaping-off
const render = Handlebars.compile('<p>{{comment}}</p>', { noEscape: true })

module.exports = { render }
