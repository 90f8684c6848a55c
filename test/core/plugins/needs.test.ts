import { expect } from 'chai';
import { ApplicationFlags, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import type { FoundPlugin } from '../../../src/core/plugins/found-plugin.js';
import { intentsFor, permissionsFor } from '../../../src/core/plugins/needs.js';
import type { PluginManifest } from '../../../src/core/plugins/plugin.js';

const { Guilds, GuildMembers, GuildMessages, MessageContent } = GatewayIntentBits;

function plugin(name: string, more: Partial<PluginManifest>): FoundPlugin {
  return { manifest: { name, version: '1.0.0', host: '*', ...more }, root: '/', builtIn: true };
}

describe('what the plugins need of Discord', () => {
  it('is at least to know the guilds', () => {
    expect(intentsFor([], 0)).to.deep.equal([Guilds]);
  });

  it('is every intent that one of them asks for, once', () => {
    const plugins = [
      plugin('a', { intents: { required: [GuildMessages], optional: [Guilds] } }),
      plugin('b', { intents: { required: [GuildMessages] } }),
    ];
    expect(intentsFor(plugins, 0)).to.have.members([Guilds, GuildMessages]);
  });

  it('leaves an optional intent out where it is not enabled', () => {
    const plugins = [plugin('a', { intents: { optional: [GuildMembers, MessageContent] } })];
    expect(intentsFor(plugins, ApplicationFlags.GatewayMessageContentLimited)).to.deep.equal([
      Guilds,
      MessageContent,
    ]);
  });

  it('is refused with the name of the plugin where a required intent is not enabled', () => {
    const plugins = [plugin('welcome', { intents: { required: [GuildMembers] } })];
    expect(() => intentsFor(plugins, 0))
      .to.throw('The "Server Members Intent" is not enabled')
      .with.nested.property('details.why', 'Plugin "welcome" cannot work without it.');
    expect(intentsFor(plugins, ApplicationFlags.GatewayGuildMembers)).to.include(GuildMembers);
  });

  it('is exactly the permissions that they declare', () => {
    const plugins = [
      plugin('a', { permissions: ['SendMessages'] }),
      plugin('b', { permissions: ['SendMessages', 'ManageRoles'] }),
      plugin('c', {}),
      plugin('d', { permissionsWhere: [{ permissions: ['CreateEvents'], isNeeded: () => false }] }),
    ];
    expect(permissionsFor(plugins)).to.equal(
      PermissionFlagsBits.SendMessages | PermissionFlagsBits.ManageRoles | PermissionFlagsBits.CreateEvents,
    );
    expect(permissionsFor([])).to.equal(0n);
  });
});
