import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Command } from 'commander';
import { addPluginCommands } from '../../src/cli/plugin-commands.js';
import { temporaryFolder } from '../support/temporary.js';

describe('commands that plugins add to the command line', () => {
  let folder: string;
  const said: string[] = [];
  const { error } = console;

  beforeEach(() => {
    folder = temporaryFolder('alphapy plugins ');
    said.length = 0;
    console.error = (text: string) => said.push(text);
  });
  afterEach(() => {
    console.error = error;
    rmSync(folder, { recursive: true });
  });

  const plugin = (name: string, code?: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'package.json'), '{"type":"module"}');
    if (code) writeFileSync(join(folder, name, 'cli.js'), code);
  };
  // outside the project "commander" is not found by its name
  const commander = import.meta.resolve('commander');
  const offering = (name: string) =>
    `import { Command } from '${commander}'; export default () => [new Command('${name}')];`;

  it('are found in cli.js beside the plugin, which need not be there', async () => {
    plugin('dice', offering('roll'));
    plugin('quiet');
    const program = new Command('alphapy');
    await addPluginCommands(program, [folder, join(folder, 'nowhere')]);
    expect(program.commands.map((command) => command.name())).to.deep.equal(['roll']);
    expect(said).to.deep.equal([]);
  });

  it('are left out alone when their file fails or takes a name that is taken', async () => {
    plugin('a-broken', 'throw new Error("no dice today");');
    plugin('b-rude', offering('start'));
    plugin('c-fine', offering('roll'));
    const program = new Command('alphapy').addCommand(new Command('start'));
    await addPluginCommands(program, [folder]);
    expect(program.commands.map((command) => command.name())).to.deep.equal(['start', 'roll']);
    expect(said.join('\n'))
      .to.match(/a-broken.*no dice today/)
      .and.to.match(/b-rude.*already/);
  });
});
