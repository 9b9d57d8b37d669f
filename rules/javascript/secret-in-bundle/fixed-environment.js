const webpack = require('webpack')

module.exports = {
  plugins: [
    // ruleid: secret-in-bundle
    new webpack.DefinePlugin({ 'process.env': JSON.stringify({ NODE_ENV: process.env.NODE_ENV }) }),
  ],
}
