// Who may import whom. Checked in CI with: depcruise src plugins --config .dependency-cruiser.cjs
const PIECE =
  '(commands|listeners|preconditions|interaction-handlers|arguments|routes|middlewares|scheduled-tasks)';
const BOT = '^(dist/)?src/bot\\.(ts|js)$'; // "#bot" resolves to the built file
const rule = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'A file is understood without the files that use it.'),
    rule(
      'core-knows-no-plugin',
      { path: '^src/' },
      { path: '^plugins/' },
      'Plugins are found on disk, never named.',
    ),
    rule(
      'plugins-are-islands',
      { path: '^plugins/([^/]+)/' },
      { path: '^plugins/', pathNot: '^plugins/$1/' },
      'Talk through services and events.',
    ),
    rule('one-door', { path: '^plugins/' }, { path: '^src/', pathNot: BOT }, 'Plugins use #bot only.'),
    rule('the-door-is-for-guests', { path: '^src/' }, { path: BOT }, 'Inside src, import the file itself.'),
    rule(
      'utils-are-leaves',
      { path: '^src/utils/' },
      { path: '^(dist/)?src/(?!utils/)' },
      'Utils know nothing of the bot.',
    ),
    rule(
      'core-below-services',
      { path: '^src/core/' },
      { path: '^src/(services|pieces)/' },
      'core <- services <- pieces.',
    ),
    rule(
      'domain-is-pure',
      { path: '/domain/' },
      {
        path: '(discord\\.js|@sapphire/(framework|pieces|plugin)|@mikro-orm|\\.entity\\.|\\.service\\.|\\.client\\.|^(dist/)?src/(?!utils/)|^(node:)?(fs|http|https|net|child_process)(/|$))',
      },
      'No Discord, no database, no clock, no I/O.',
    ),
    rule(
      'services-speak-no-discord.js',
      { path: '\\.service\\.ts$' },
      { path: 'discord\\.js', dependencyTypesNot: ['type-only'] },
      'Plain values in, plain values out.',
    ),
    rule(
      'nobody-imports-a-piece',
      {},
      { path: `^(src/pieces|plugins/[^/]+)/${PIECE}/(?!.*/_)` },
      'The loader makes its own copy of a piece module.',
    ),
    rule(
      'pieces-leave-the-database-alone',
      { path: `/${PIECE}/` },
      { path: '@mikro-orm|\\.entity\\.', dependencyTypesNot: ['type-only'] },
      'Ask the service.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
