const Handlebars = require('handlebars')

// ruleid: template-escaping-off
const render = Handlebars.compile('<p>{{comment}}</p>')

module.exports = { render }
