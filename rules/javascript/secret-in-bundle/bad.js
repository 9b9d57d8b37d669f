const esbuild = require("esbuild");
const webpack = require("webpack");

module.exports = {
  plugins: [
    // ruleid: secret-in-bundle
    new webpack.DefinePlugin({ "process.env": JSON.stringify(process.env) }),
    // ruleid: secret-in-bundle
    new webpack.DefinePlugin({ "process.env.DB": JSON.stringify(process.env.DB_PASSWORD) }),
  ],
};

// ruleid: secret-in-bundle
esbuild.build({ entryPoints: ["page.js"], define: { "process.env": JSON.stringify(process.env) } });
