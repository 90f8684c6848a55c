import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import '../../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import * as door from '../../../src/bot.js';
import { projectRoot } from '../../../src/core/plugins/host-package.js';
import { PluginFolder, writeFiles } from '../../support/plugin-files.js';

/** Exports what it got, so that it can be compared with the host's. */
const guest = `
export { Command, definePlugin } from 'alphapy';
export { Route, ScheduledTask } from 'alphapy/backend';
export { Client } from 'discord.js';
export { SapphireClient } from '@sapphire/framework';
export { EntitySchema } from '@mikro-orm/core';
export { z } from 'zod';
`;

const wrongCopies = {
  'node_modules/alphapy/package.json': '{ "name": "alphapy", "type": "module", "exports": "./index.js" }',
  'node_modules/alphapy/index.js': 'export class Command {}\nexport const definePlugin = "wrong";\n',
  'node_modules/discord.js/package.json':
    '{ "name": "discord.js", "type": "module", "exports": "./index.js" }',
  'node_modules/discord.js/index.js': 'export class Client {}\n',
};

const npmName = `alphapy-test-guest-${process.pid}`;

describe('what a plugin imports', () => {
  const outside = new PluginFolder();
  const inside = fileURLToPath(new URL(`dist/plugins/.test-${process.pid}`, projectRoot));
  const npmPackage = fileURLToPath(new URL(`node_modules/${npmName}`, projectRoot));

  before(() => {
    mkdirSync(inside, { recursive: true });
    writeFiles(inside, { 'guest.js': guest });
    outside.write('folder', { 'guest.js': guest });
    outside.write('folder-with-copies', { 'guest.js': guest, ...wrongCopies });
    writeFiles(npmPackage, {
      'package.json': `{ "name": "${npmName}", "type": "module", "exports": "./guest.js" }`,
      'guest.js': guest,
      ...wrongCopies,
    });
  });

  after(() => {
    outside.remove();
    rmSync(inside, { recursive: true, force: true });
    rmSync(npmPackage, { recursive: true, force: true });
  });

  const file = (path: string) => pathToFileURL(path).href;
  const places: Readonly<Record<string, () => string>> = {
    'a folder compiled with the bot': () => file(`${inside}/guest.js`),
    'a folder outside the project': () => file(`${outside.path}/folder/guest.js`),
    'a folder with copies of its own': () => file(`${outside.path}/folder-with-copies/guest.js`),
    'an npm package with copies of its own': () => npmName,
    'a piece, which the loader imports with a query': () => `${file(`${outside.path}/folder/guest.js`)}?d=1`,
  };
  for (const [place, address] of Object.entries(places)) {
    it(`is the host's one instance, from ${place}`, async () => {
      const imported = await import(address());
      expect(imported.Command).to.equal(door.Command);
      expect(imported.definePlugin).to.equal(door.definePlugin);
      expect(imported.Client).to.equal((await import('discord.js')).Client);
      expect(imported.SapphireClient).to.equal((await import('@sapphire/framework')).SapphireClient);
      expect(imported.EntitySchema).to.equal((await import('@mikro-orm/core')).EntitySchema);
      expect(imported.z).to.equal((await import('zod')).z);
      expect(imported.Route).to.equal((await import('../../../src/bot-backend.js')).Route);
    });
  }

  it('is its own where the host has none, its own dependencies included', async () => {
    outside.write('rich', {
      'guest.js': `export { flour } from 'flour'; export { extra } from '@sapphire/extra';`,
      'node_modules/flour/package.json': '{ "name": "flour", "type": "module", "exports": "./index.js" }',
      'node_modules/flour/index.js': 'export const flour = "wheat";',
      'node_modules/@sapphire/extra/package.json':
        '{ "name": "@sapphire/extra", "type": "module", "exports": "./index.js" }',
      'node_modules/@sapphire/extra/index.js': 'export const extra = "its own";',
    });
    const imported = await import(file(`${outside.path}/rich/guest.js`));
    expect(imported).to.include({ flour: 'wheat', extra: 'its own' });
  });

  for (const specifier of [
    'alphapy/dist/src/core/refuse.js',
    'alphapy/plugins/reminders',
    'alphapy/package.json',
  ]) {
    it(`is never ${specifier}`, async () => {
      outside.write('thief', { 'guest.js': `export * from '${specifier}';` });
      const error = await import(`${file(`${outside.path}/thief/guest.js`)}?${specifier}`).catch(
        (thrown) => thrown,
      );
      expect(error).to.have.property('code', 'ERR_PACKAGE_PATH_NOT_EXPORTED');
      expect(error.message).to.include('is not open to plugins');
    });
  }

  it('may be required from CommonJS too', async () => {
    outside.write('old', {
      'package.json': '{}',
      'guest.cjs': `exports.Command = require('alphapy').Command;`,
    });
    const imported = await import(file(`${outside.path}/old/guest.cjs`));
    expect(imported.default.Command).to.equal(door.Command);
  });
});
