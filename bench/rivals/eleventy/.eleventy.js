module.exports = (config) => ({ dir: { input: ".", output: "_site" }, templateFormats: ["njk"] });
