import { expect } from 'chai';
import { ChannelType, GatewayOpcodes } from 'discord-api-types/v10';
import { judgeEvent } from '../event-judge.js';
import { findJudge } from '../openapi-judge.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';
import { RawClient } from './raw-client.js';

/** Every intent that there is. */
const ALL_INTENTS = 53_608_447;

describe("the gateway's events, held against Discord's description,", () => {
  let house: TeaHouse;

  beforeEach(async function () {
    if (!findJudge()) this.skip();
    house = await openTeaHouse();
  });

  afterEach(() => house?.close());

  it('would be complained about if a field were missing', () => {
    const { id: _, ...nameless } = house.discord.world.state.users.get(house.alice.id) ?? {};
    expect(judgeEvent('READY', { user: nameless })).to.have.length(1);
  });

  it('tell of guilds, members, channels, roles and messages in its shapes', async () => {
    const { guild, general, alice } = house;
    guild.createChannel('Lounge', { type: ChannelType.GuildVoice });
    const client = await RawClient.identified(house.discord, { intents: ALL_INTENTS });
    guild.createChannel('kitchen', { type: ChannelType.GuildForum });
    guild.createRole('Guest', ['ManageGuild']);
    guild.member('bob').getsRole('Guest');
    alice.reacts(alice.says('tea?'), '👍');
    alice.says('psst', { in: alice.directMessages() });
    guild.member('bob').leaves();
    const [start, end] = ['2099-01-01T20:00:00Z', '2099-01-01T22:00:00Z'];
    alice.plansEvent({ name: 'Tea', scheduled_start_time: start, scheduled_end_time: end });
    general.denies(alice, 'SendMessages');
    client.send(GatewayOpcodes.RequestGuildMembers, { guild_id: guild.id, query: '', limit: 0 });
    await client.event('GUILD_MEMBERS_CHUNK');
    expect(client.types).to.include.members([
      'READY',
      'GUILD_CREATE',
      'CHANNEL_CREATE',
      'CHANNEL_UPDATE',
      'GUILD_ROLE_CREATE',
      'GUILD_MEMBER_ADD',
      'GUILD_MEMBER_UPDATE',
      'GUILD_MEMBER_REMOVE',
      'GUILD_SCHEDULED_EVENT_CREATE',
      'MESSAGE_CREATE',
      'MESSAGE_REACTION_ADD',
    ]);
    const problems = client.frames.flatMap(({ t, d }) => (t === null ? [] : judgeEvent(t, d)));
    expect(problems).to.deep.equal([]);
  });
});
