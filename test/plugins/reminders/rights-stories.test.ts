import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import { withClient } from '../../../src/core/database/with-client.js';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import { until } from '../../support/until.js';
import { contentsOf, descriptionOf, teaHouse } from './support/tea-house.js';

describe('who may not write in a channel any more', function () {
  this.timeout(180_000);
  const house = teaHouse();
  let guild: GuildActor;
  let general: ChannelActor;
  let secret: ChannelActor;
  let alice: MemberActor;
  let bram: MemberActor;

  beforeEach(() => {
    ({ guild, general, secret, alice, bram } = house);
  });

  const pass = (time: Temporal.DurationLike) => house.passAndASecond(time);
  const chosen = async (member: MemberActor, command: string) => {
    const [choice] = await member.autocomplete(command as never, { reminder: 'tea' } as never);
    return choice?.value as string;
  };
  /** The gateway tells the bot of a change by itself. */
  const refused = (act: () => Promise<MessageView | { content: string }>, pattern: RegExp) =>
    until(async () => pattern.test((await act()).content));

  /** Whether the bot has heard of a change of rights since this moment. */
  const isNoted = (guildId: string, since: Temporal.Instant) =>
    withClient(house.databaseUrl, async (client) => {
      const noted = 'select from reminders_rights_changes where guild_id = $1 and changed_at >= $2';
      return (await client.query(noted, [guildId, since.toString()])).rowCount === 1;
    });

  it('is reminded by direct message, with the reason and what to do', async () => {
    await bram.slash('reminder add', { when: 'elk uur', what: 'thee', channel: secret });
    secret.denies(bram, 'ViewChannel');
    await pass({ hours: 1 });
    await pass({ hours: 1 });
    expect(contentsOf(secret)).to.deep.equal([]);
    const [first, second] = contentsOf(bram.directMessages());
    expect(first).to.equal(
      `⏰ <@${bram.id}>\n-# Bedoeld voor <#${secret.id}>. Je mag daar niet meer schrijven.\n-# Kies een ander kanaal voor de volgende keren met \`/herinnering wijzigen\`.\n>>> thee`,
    );
    expect(second).to.not.include('Kies een ander kanaal');
  });

  it('is not taken for who they were minutes ago, where the gateway tells of the change', async () => {
    const role = guild.createRole('Brewers', ['SendMessages']);
    const cees = house.member('cees', { roles: [role.name], locale: Locale.Dutch });
    secret.denies(guild.member('stranger'), 'SendMessages');
    for (const when of ['over 60 minuten', 'over 62 minuten'])
      await cees.slash('reminder add', { when, what: 'thee', channel: secret });
    await pass({ minutes: 60 });
    expect(contentsOf(secret)).to.have.lengthOf(1);
    secret.denies(cees, 'SendMessages');
    await until(() => isNoted(guild.id, house.world.clock.now()));
    await pass({ minutes: 2 });
    expect(contentsOf(secret)).to.have.lengthOf(1);
    expect(contentsOf(cees.directMessages()).join()).to.include('Je mag daar niet meer schrijven.');
  });

  it('is reminded in the channel again when they may', async () => {
    await alice.slash('reminder add', { when: 'every hour', what: 'tea', channel: secret });
    secret.denies(alice, 'SendMessages');
    await pass({ minutes: 60 });
    secret.allows(alice, 'SendMessages');
    await pass({ hours: 1 });
    expect(contentsOf(alice.directMessages())).to.have.lengthOf(1);
    expect(contentsOf(secret)).to.have.lengthOf(1);
  });

  it('does not let a paused reminder go on there, nor changes its words', async () => {
    await alice.slash('reminder add', { when: 'in 3 hours', what: 'tea', channel: secret });
    const reminder = await chosen(alice, 'reminder pause');
    await alice.slash('reminder pause', { reminder });
    secret.denies(alice, 'SendMessages');
    const may = /^You may not write in <#\d+> any more/;
    await refused(() => alice.slash('reminder edit', { reminder, what: '@everyone read this' }), may);
    const resumed = await alice.slash('reminder resume', { reminder });
    expect(resumed.content).to.match(may).and.to.include('`/reminder edit`');
    expect(descriptionOf(await alice.slash('reminder list')))
      .to.include('Paused')
      .and.to.include('> tea');
    const moved = await alice.slash('reminder edit', { reminder, channel: general });
    expect(descriptionOf(moved)).to.include(`<#${general.id}>`);
    expect((await alice.slash('reminder resume', { reminder })).embeds[0]?.title).to.equal(
      'Reminder goes on',
    );
  });

  it('does not confirm a question that was asked before', async () => {
    const question = await alice.slash('reminder add', {
      when: '5/6 at 10:00',
      what: 'tea',
      channel: secret,
    });
    const [button] = question.buttons;
    if (!button) throw new Error('Nothing was asked');
    secret.denies(alice, 'SendMessages');
    await refused(() => alice.click(question.button(button)), /^You may not write in/);
    expect(descriptionOf(await alice.slash('reminder list'))).to.match(/^You have none/);
  });

  it('puts off what arrived there as a direct message', async () => {
    await alice.slash('reminder add', { when: 'in 1 hour', what: 'tea', channel: secret });
    await pass({ hours: 1 });
    const message = await secret.nextMessage();
    secret.denies(alice, 'SendMessages');
    await pass({ minutes: 6 });
    const later = await alice.click(message.button('1 hour later'));
    expect(descriptionOf(later)).to.include('in your direct messages');
    await pass({ hours: 1 });
    expect(contentsOf(secret)).to.have.lengthOf(1);
    expect(contentsOf(alice.directMessages())).to.deep.equal([`⏰ <@${alice.id}>\n>>> tea`]);
  });

  describe('and others follow the reminder', () => {
    const counted = async () => {
      const everyone = guild.role('@everyone');
      const values = { when: 'in 2 hours', what: 'tea', channel: secret, for: everyone };
      await alice.slash('reminder add', values);
      const question = await general.nextMessage();
      const answer = await bram.click(question.button('Count me in'));
      return answer.next();
    };

    it('is told alone, since nobody speaks there in their name', async () => {
      const panel = await counted();
      await bram.click(panel.button('Liever per privébericht'));
      secret.denies(alice, 'SendMessages');
      await pass({ hours: 2 });
      await pass({ seconds: 1 });
      expect(contentsOf(alice.directMessages())[0]).to.include('tea');
      expect(contentsOf(bram.directMessages())).to.deep.equal([]);
      expect(contentsOf(secret)).to.deep.equal([]);
    });

    it('is told alone also when the others were mentioned in the channel', async () => {
      await counted();
      secret.denies(alice, 'SendMessages');
      await pass({ hours: 2 });
      await pass({ seconds: 1 });
      expect(contentsOf(alice.directMessages())[0]).to.include('tea');
      expect(contentsOf(bram.directMessages())).to.deep.equal([]);
    });

    it('tells nothing to a follower by direct message who does not see the channel any more', async () => {
      const panel = await counted();
      await bram.click(panel.button('Liever per privébericht'));
      secret.denies(bram, 'ViewChannel');
      await pass({ hours: 2 });
      await pass({ seconds: 1 });
      expect(contentsOf(secret)[0]).to.equal(`⏰ <@${alice.id}>\n>>> tea`);
      expect(contentsOf(bram.directMessages())).to.deep.equal([]);
    });
  });
});
