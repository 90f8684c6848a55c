// Who may import whom, as docs/architecture.md tells it. Checked by `npm test` and by `npm run architecture`;
// test/architecture.test.ts plants a violation of every rule and sees it caught.
const { Visitor } = require('@swc/core/Visitor.js');

// The visitor that dependency-cruiser walks swc's tree with does not know `using` declarations.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};

const PIECE =
  '(commands|listeners|preconditions|interaction-handlers|arguments|routes|middlewares|scheduled-tasks)';
const DOORS = '^src/(bot|bot-backend|testing)\\.ts$';
const ENTRIES = '^src/(index|cluster|backend|prepare)\\.ts$';
const NODE_MODULES_WITHOUT_IO = '^(assert|buffer|string_decoder|url|util)$';
const PURE_PACKAGES = 'node_modules/(chrono-node|cron-parser|discord-api-types|semver|zod)/';

const rule = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'A file is understood without the files that use it.'),
    rule(
      'no-dead-ends',
      {},
      { couldNotResolve: true },
      'An import that is not found escapes every rule here.',
    ),
    rule(
      'no-development-packages',
      { path: '^(src|plugins)/', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'Production installs without them.',
    ),

    // layers: utils <- core <- services <- pieces, entries
    rule(
      'utils-are-leaves',
      { path: '^src/utils/' },
      { path: '^(src/(?!utils/)|plugins/)' },
      'Utils know nothing of the bot.',
    ),
    rule(
      'core-below-services',
      { path: '^src/core/' },
      { path: ['^src/(services|pieces|cli)/', ENTRIES] },
      'core <- services <- entries.',
    ),
    rule(
      'services-below-entries',
      { path: '^src/(services|pieces)/' },
      { path: ['^src/cli/', ENTRIES] },
      'services <- entries.',
    ),
    rule(
      'core-knows-no-plugin',
      { path: '^src/' },
      { path: '^plugins/' },
      'Plugins are found on disk, never named.',
    ),

    // the doors
    rule(
      'one-door',
      { path: '^plugins/' },
      { path: '^src/', pathNot: DOORS },
      'Plugins see the bot through "alphapy" only.',
    ),
    rule('doors-are-for-guests', { path: '^src/' }, { path: DOORS }, 'Inside src, import the file itself.'),
    rule(
      'the-backend-door-is-for-backend-pieces',
      { path: '^plugins/', pathNot: '/(routes|middlewares|scheduled-tasks)/' },
      { path: '^src/bot-backend\\.ts$' },
      'Gateway processes would load the API and the queue for nothing.',
    ),
    rule(
      'the-testing-door-is-for-tests',
      { path: '^plugins/', pathNot: '\\.test\\.ts$' },
      { path: '^src/testing\\.ts$' },
      'A bot carries no test tools.',
    ),

    // the sandbox
    rule(
      'the-bot-does-not-know-the-sandbox',
      { path: '^src/', pathNot: '^src/(cli/|sandbox/|testing)' },
      { path: '^src/sandbox/' },
      'It is one Discord-compatible server among others.',
    ),
    rule(
      'the-sandbox-does-not-know-the-bot',
      { path: '^src/sandbox/' },
      { path: '^src/(?!sandbox/|utils/|core/(clock|operator-error)\\.ts)' },
      'It plays Discord, which knows nothing of our code.',
    ),

    // inside a plugin: domain <- service <- piece
    rule(
      'plugins-are-islands',
      { path: '^plugins/([^/]+)/' },
      { path: '^plugins/', pathNot: '^plugins/$1/' },
      'Talk through services and events.',
    ),
    rule(
      'domain-knows-no-neighbour',
      { path: '/domain/' },
      { path: '^(src/(?!utils/)|plugins/)', pathNot: '/domain/' },
      'Plain values in, plain values out.',
    ),
    rule(
      'domain-does-no-io',
      { path: '/domain/' },
      { dependencyTypes: ['core'], pathNot: NODE_MODULES_WITHOUT_IO },
      'No files, no network, no clock, no chance.',
    ),
    rule(
      'domain-uses-pure-packages',
      { path: '/domain/' },
      { path: 'node_modules/', pathNot: PURE_PACKAGES },
      'No Discord, no database. A package that only computes may be added to the list.',
    ),
    rule(
      'services-speak-no-discord.js',
      { path: '\\.service\\.ts$' },
      { path: 'node_modules/discord\\.js/', dependencyTypesNot: ['type-only'] },
      'Plain values in, plain values out.',
    ),
    rule(
      'nobody-imports-a-piece',
      {},
      { path: `^(src/pieces|plugins/[^/]+)/${PIECE}/`, pathNot: '/_[^/]+$' },
      'The loader makes its own copy of a piece module. Shared code of pieces stands in a file that begins with "_".',
    ),
    rule(
      'pieces-leave-the-database-alone',
      { path: `^(src/pieces|plugins/[^/]+)/${PIECE}/` },
      {
        path: 'node_modules/(@mikro-orm|pg)/|\\.entity\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
      'Ask the service.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc', // TypeScript 7 has no API to parse with; swc sees type-only imports as they are
    webpackConfig: { fileName: '.dependency-cruiser.aliases.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
