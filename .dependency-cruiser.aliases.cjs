// Node finds `alphapy` in dist/, through "exports" in package.json; the import rules are about the sources.
const { join } = require('node:path');

module.exports = {
  resolve: {
    alias: {
      alphapy$: join(__dirname, 'src/bot.ts'),
      'alphapy/backend$': join(__dirname, 'src/bot-backend.ts'),
      'alphapy/testing$': join(__dirname, 'src/testing.ts'),
    },
  },
};
