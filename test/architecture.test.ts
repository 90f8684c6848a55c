import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { temporaryFolder } from './support/temporary.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** A file that breaks a rule, and the rule. */
interface Planting {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const plant = (rule: string, file: string, text: string): Planting => ({ rule, file, text });

const plantings = [
  plant(
    'no-cycles',
    'src/utils/planted-egg.ts',
    "import type { Hen } from './planted-hen.js'; export type Egg = Hen | null;",
  ),
  plant('no-dead-ends', 'src/core/planted-dead-end.ts', "import './nowhere.js';"),
  plant('no-development-packages', 'src/core/planted-dev.ts', "import { expect } from 'chai'; expect(1);"),
  plant(
    'utils-are-leaves',
    'src/utils/planted-leaf.ts',
    "import type { Clock } from '../core/clock.js'; export type C = Clock;",
  ),
  plant('core-below-services', 'src/core/planted-core.ts', "export * from '../services/planted.js';"),
  plant('services-below-entries', 'src/services/planted-service.ts', "export * from '../cluster.js';"),
  plant(
    'core-knows-no-plugin',
    'src/core/planted-favourite.ts',
    "await import('../../plugins/planted/plain.js');",
  ),
  plant(
    'one-door',
    'plugins/planted/burglar.ts',
    "import type { Clock } from '../../src/core/clock.js'; export type C = Clock;",
  ),
  plant(
    'doors-are-for-guests',
    'src/core/planted-guest.ts',
    "import type { Clock } from 'alphapy'; export type C = Clock;",
  ),
  plant(
    'the-backend-door-is-for-backend-pieces',
    'plugins/planted/queue.service.ts',
    "export * from 'alphapy/backend';",
  ),
  plant('the-testing-door-is-for-tests', 'plugins/planted/tools.ts', "export * from 'alphapy/testing';"),
  plant(
    'the-bot-does-not-know-the-sandbox',
    'src/core/planted-knowing.ts',
    "import type { World } from '../sandbox/world.js'; export type W = World;",
  ),
  plant(
    'the-sandbox-does-not-know-the-bot',
    'src/sandbox/planted-peek.ts',
    "export * from '../core/events.js';",
  ),
  plant(
    'plugins-are-islands',
    'plugins/planted/neighbour.ts',
    "import type { Plain } from '../planted-too/plain.js'; export type P = Plain;",
  ),
  plant(
    'domain-knows-no-neighbour',
    'plugins/planted/domain/friend.ts',
    "export * from '../planted.service.js';",
  ),
  plant(
    'domain-does-no-io',
    'plugins/planted/domain/reader.ts',
    "import { readFileSync } from 'node:fs'; readFileSync('x');",
  ),
  plant(
    'domain-uses-pure-packages',
    'plugins/planted/domain/talker.ts',
    "import type { Message } from 'discord.js'; export type M = Message;",
  ),
  plant(
    'services-speak-no-discord.js',
    'plugins/planted/talker.service.ts',
    "import { EmbedBuilder } from 'discord.js'; new EmbedBuilder();",
  ),
  plant('nobody-imports-a-piece', 'plugins/planted/curious.ts', "export * from './commands/hello.js';"),
  plant(
    'pieces-leave-the-database-alone',
    'plugins/planted/listeners/eager.ts',
    "export * from '../thing.entity.js';",
  ),
];

/** What the plantings import, and imports that are right. */
const surroundings: Record<string, string> = {
  'src/utils/planted-hen.ts': "import type { Egg } from './planted-egg.js'; export type Hen = Egg;",
  'src/services/planted.ts':
    "import { inLane } from '../core/discord/lane.js'; using x = inLane('bulk', () => null); export { x };",
  'src/testing.ts': 'export {};',
  'src/cluster.ts': 'export {};',
  'plugins/planted/plain.ts': "import type { Clock } from 'alphapy'; export type Plain = Clock;",
  'plugins/planted/planted.service.ts': "import type { Message } from 'discord.js'; export type M = Message;",
  'plugins/planted/thing.entity.ts': "import { defineEntity } from '@mikro-orm/core'; defineEntity;",
  'plugins/planted/domain/when.ts':
    "import { parse } from 'chrono-node'; import { inspect } from 'node:util'; inspect(parse('now'));",
  'plugins/planted/commands/_shared.ts':
    "import type { Thing } from '../thing.entity.js'; export type T = Thing;",
  'plugins/planted/commands/hello.ts': "export * from './_shared.js';",
  'plugins/planted/scheduled-tasks/tick.ts': "export * from 'alphapy/backend';",
  'plugins/planted/planted.test.ts': "import 'chai'; export * from 'alphapy/testing';",
  'plugins/planted-too/plain.ts': 'export type Plain = string;',
};

describe('the import rules', function () {
  this.timeout(180_000);
  let copy: string;
  let violations: readonly Violation[];

  before(() => {
    copy = copyOfTheProject();
    for (const { file, text } of plantings) write(join(copy, file), text);
    for (const [file, text] of Object.entries(surroundings)) write(join(copy, file), text);
    violations = cruise(copy);
  });

  after(() => rmSync(copy, { recursive: true, force: true }));

  it('hold for the project as it is', () => {
    expect(cruise(root)).to.deep.equal([]);
  });

  it('are each planted below', () => {
    const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
    const names = config.forbidden.map((rule: { name: string }) => rule.name);
    expect(plantings.map(({ rule }) => rule)).to.have.members(names);
  });

  for (const { rule, file } of plantings) {
    it(`catch a violation of ${rule}`, () => {
      expect(
        violations.filter(({ from }) => from === file).map((violation) => violation.rule.name),
      ).to.include(rule);
    });
  }

  it('let everything else pass', () => {
    const guilty = new Set([...plantings.map(({ file }) => file), 'src/utils/planted-hen.ts']);
    expect(violations.filter(({ from }) => !guilty.has(from))).to.deep.equal([]);
  });
});

function copyOfTheProject(): string {
  const copy = temporaryFolder('alphapy architecture ');
  for (const name of [
    'src',
    'plugins',
    'package.json',
    '.dependency-cruiser.cjs',
    '.dependency-cruiser.aliases.cjs',
  ]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function cruise(folder: string): readonly Violation[] {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'plugins'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}
