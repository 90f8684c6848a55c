import { expect } from 'chai';
import { PermissionFlagsBits as Permission } from 'discord.js';
import { channelPermissions, holds } from '../../src/sandbox/permissions.js';
import { createDemoState, DEMO } from '../../src/sandbox/seed.js';
import { isOnAccount } from '../../src/sandbox/state/account-installs.js';
import { findApplicationByToken } from '../../src/sandbox/state/applications.js';
import { decodeState, encodeState } from '../../src/sandbox/state/state-json.js';
import { createWorld } from '../../src/sandbox/world.js';

describe('the demo guild', () => {
  const world = createWorld({ state: createDemoState() });
  const guild = world.state.guilds.get(DEMO.guildId) ?? expect.fail();
  const announcements = world.state.channels.get(DEMO.channels.announcements) ?? expect.fail();
  const mayAnnounce = (userId: string) =>
    holds(channelPermissions(world, announcements, userId), Permission.SendMessages);

  it('has channels, roles and six people with human names', () => {
    const names = [...guild.channelIds].map((id) => {
      const channel = world.state.channels.get(id)?.channel;
      return channel?.name;
    });
    expect(names).to.deep.equal(['Community', 'general', 'announcements', 'bot', 'support', 'Lounge']);
    const roles = [...guild.roles.values()].sort((a, b) => b.position - a.position).map(({ name }) => name);
    expect(roles).to.deep.equal(['Admin', 'Alphapy', 'Moderator', 'Member', '@everyone']);
    const people = [...world.state.users.values()].filter(({ bot }) => !bot);
    expect(people).to.have.length(6);
    expect(
      people.every(({ id, global_name }) => guild.members.has(id) && global_name?.includes(' ')),
    ).to.equal(true);
  });

  it('has a bot with a fixed token of Discord’s form', () => {
    expect(findApplicationByToken(world, DEMO.token)?.id).to.equal(DEMO.applicationId);
    expect(Buffer.from(DEMO.token.split('.')[0] ?? '', 'base64url').toString()).to.equal(DEMO.applicationId);
    expect(guild.members.has(DEMO.applicationId)).to.equal(true);
  });

  it('lets the bot announce, and members listen', () => {
    const members = [...guild.members.keys()].filter((id) => id !== DEMO.applicationId);
    expect(mayAnnounce(DEMO.applicationId)).to.equal(true);
    expect(members.filter(mayAnnounce)).to.deep.equal([guild.guild.owner_id]);
  });

  it('has a second guild without the bot, to which one of its members brings it along', () => {
    const abroad = world.state.guilds.get(DEMO.abroadId) ?? expect.fail();
    expect(abroad.members.has(DEMO.applicationId)).to.equal(false);
    const application = world.state.applications.get(DEMO.applicationId) ?? expect.fail();
    expect([...abroad.members.keys()].filter((id) => isOnAccount(application, id))).to.deep.equal([
      abroad.guild.owner_id,
    ]);
  });

  it('has the same ids in every run, and survives being saved', () => {
    const again = createDemoState();
    expect([...again.channels.keys()]).to.deep.equal([...world.state.channels.keys()]);
    expect([...again.users.keys()]).to.deep.equal([...world.state.users.keys()]);
    expect(decodeState(encodeState(again))).to.deep.equal(again);
  });
});
