const webpack = require('webpack')

module.exports = {
  plugins: [
    // ruleid: secret-in-bundle
    new webpack.DefinePlugin({ 'process.env': JSON.stringify(process.env) }),
  ],
}
