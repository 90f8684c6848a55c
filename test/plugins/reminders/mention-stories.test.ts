import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { descriptionOf, teaHouse } from './support/tea-house.js';

describe('a reminder that mentions many', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let world: TestWorld;
  let guild: GuildActor;
  let general: ChannelActor;
  let secret: ChannelActor;
  let host: MemberActor;
  let guest: MemberActor;

  beforeEach(() => {
    ({ world, guild, general, secret } = house);
    host = house.member('host', { roles: ['Hosts'] });
    guest = house.member('guest', { locale: Locale.Dutch });
  });

  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);
  const allowed = (value = 'yes') =>
    guild.owner.slash('config set', { setting: 'reminders.mentions', value });
  const pinged = ({ raw }: MessageView) => ({
    everyone: raw.mention_everyone,
    roles: raw.mention_roles,
    users: raw.mentions.map(({ id }) => id),
  });
  const wish = { when: 'in 1 hour', what: 'tea, @everyone and @here <@&1>', channel: 'unset' };
  const add = (member: MemberActor, mention: string, rest: object = {}) =>
    member.slash('reminder add', { ...wish, channel: secret, mention, ...rest } as never);
  const next = async () => {
    await pass({ hours: 1 });
    return secret.nextMessage();
  };

  it('is not to be had while the server has not switched it on', async () => {
    const refused = await add(host, 'everyone');
    expect(refused.content).to.match(/^In this server reminders mention nobody but who wants it/);
    expect(await host.autocomplete('reminder add', { mention: '' })).to.deep.equal([]);
    await host.slash('reminder add', { when: 'in 1 hour', what: '@everyone tea', channel: secret });
    const message = await next();
    expect(pinged(message)).to.deep.equal({ everyone: false, roles: [], users: [host.id] });
  });

  it('is for those who may mention everyone there, and tells them beforehand whom it will', async () => {
    await allowed();
    const refused = await add(guest, '@everyone', { when: 'over 1 uur' });
    expect(refused.content).to.match(/^Je mag @\u200B?everyone niet vermelden in <#\d+>/);
    const answer = await add(host, '@everyone');
    expect(descriptionOf(answer)).to.include(`📣 It will mention @everyone in <#${secret.id}>.`);
    expect(descriptionOf(await host.slash('reminder list'))).to.include('📣 It will mention @everyone');
    const message = await next();
    expect(message.content.split('\n')[0]).to.equal(`⏰ <@${host.id}> @everyone`);
    expect(pinged(message)).to.deep.equal({ everyone: true, roles: [], users: [host.id] });
    expect(general.messages).to.deep.equal([]);
  });

  it('needs the permission of the bot as well, and says so', async () => {
    await allowed();
    secret.denies(guild.bot, 'MentionEveryone');
    await house.botSees(({ members, channels }) => {
      const here = channels.cache.get(secret.id);
      return here !== undefined && !members.me?.permissionsIn(here).has('MentionEveryone');
    });
    const { content } = await add(host, 'everyone');
    expect(content).to.match(/^I may not mention @\u200B?everyone in <#\d+>/);
  });

  it('mentions a role, or who is online, and nobody that the text names', async () => {
    await allowed();
    const tasters = guild.role('Tasters');
    const [choice] = await host.autocomplete('reminder add', { mention: 'tast' });
    expect(choice).to.deep.equal({ name: '@Tasters', value: tasters.id });
    await add(host, `${choice?.value}`, { what: `tea @everyone <@&${guild.role('Hosts').id}>` });
    expect(pinged(await next())).to.deep.equal({ everyone: false, roles: [tasters.id], users: [host.id] });
    await add(host, 'here');
    const message = await next();
    expect(message.content.split('\n')[0]).to.equal(`⏰ <@${host.id}> @here`);
    expect(message.content).to.not.match(/@everyone/);
  });

  it('is plain text when its owner may not mention everyone any more, also after a restart', async () => {
    await allowed();
    await add(host, 'everyone');
    await world.restartBot();
    host.losesRole('Hosts');
    const message = await next();
    expect(message.content.split('\n')[0]).to.equal(`⏰ <@${host.id}> @\u200Beveryone`);
    expect(pinged(message)).to.deep.equal({ everyone: false, roles: [], users: [host.id] });
  });

  it('is plain text when the channel, the server or the role does not allow it any more', async () => {
    await allowed();
    await add(host, 'everyone', { when: 'every hour' });
    expect(pinged(await next()).everyone).to.equal(true);
    secret.denies(host, 'MentionEveryone');
    expect(pinged(await next()).everyone).to.equal(false);
    secret.allows(host, 'MentionEveryone');
    expect(pinged(await next()).everyone).to.equal(true);
    await allowed('no');
    expect(pinged(await next()).everyone).to.equal(false);
    await allowed();
    const [choice] = await host.autocomplete('reminder edit', { reminder: 'tea' });
    await host.slash('reminder edit', { reminder: `${choice?.value}`, mention: 'Tasters' });
    guild.deleteRole('Tasters');
    expect(pinged(await next())).to.deep.equal({ everyone: false, roles: [], users: [host.id] });
  });

  it('lets members mention a role that everybody may', async () => {
    await allowed();
    guild.updateRole('Tasters', { mentionable: true });
    const tasters = guild.role('Tasters');
    await house.botSees(({ roles }) => roles.cache.get(tasters.id)?.mentionable === true);
    expect((await add(guest, 'Tasters', { when: 'over 1 uur' })).content).to.equal('');
    expect(pinged(await next()).roles).to.deep.equal([tasters.id]);
  });

  it('asks again while a question is open, and is taken away with "none"', async () => {
    await allowed();
    const question = await add(host, 'everyone', { when: '5/6 at 10:00' });
    const [button] = question.buttons;
    await allowed('no');
    const refused = await host.click(question.button(`${button}`));
    expect(refused.content).to.match(/^In this server reminders mention nobody/);
    await allowed();
    const set = await host.click(question.button(`${button}`));
    expect(descriptionOf(set)).to.include('📣 It will mention @everyone');
    const [choice] = await host.autocomplete('reminder edit', { reminder: 'tea' });
    const edited = await host.slash('reminder edit', { reminder: `${choice?.value}`, mention: 'none' });
    expect(descriptionOf(edited)).to.not.include('📣');
  });

  it('is not put off for everybody, nor to be had in a direct message or for an unknown role', async () => {
    await allowed();
    expect((await add(host, 'Nobody at all')).content).to.match(/^I know no such role/);
    const direct = await host.slash('reminder add', {
      when: 'in 1 hour',
      what: 'tea',
      mention: 'here',
      dm: true,
    });
    expect(direct.content).to.match(/^A direct message is for you alone/);
    await add(host, 'everyone');
    const message = await next();
    await host.click(message.button('1 hour later'));
    expect(pinged(await next())).to.deep.equal({ everyone: false, roles: [], users: [host.id] });
  });
});
