const webpack = require("webpack");

const shown = {};
for (const name of Object.keys(process.env)) if (name.startsWith("PAGE_")) shown[name] = process.env[name];

module.exports = {
  plugins: [
    // ok: secret-in-bundle
    new webpack.DefinePlugin({ "process.env.NODE_ENV": JSON.stringify(process.env.NODE_ENV) }),
    // ok: secret-in-bundle
    new webpack.DefinePlugin({ "process.env": JSON.stringify(shown) }),
    // ok: secret-in-bundle
    new webpack.EnvironmentPlugin(["API_URL"]),
  ],
};
