import { expect } from 'chai';
import { type APIGuildScheduledEvent, ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { addChannel } from '../../../src/sandbox/state/channels.js';
import { updateRole } from '../../../src/sandbox/state/roles.js';
import { addScheduledEvent } from '../../../src/sandbox/state/scheduled-events.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

const TEA = {
  name: 'Tea party',
  description: 'Bring a cup.',
  entity_type: 3,
  privacy_level: 2,
  scheduled_start_time: '2026-12-01T20:00:00Z',
  scheduled_end_time: '2026-12-01T22:00:00Z',
  entity_metadata: { location: 'Garden' },
};

describe('scheduled events over REST', () => {
  const clock = new ManualClock('2026-11-25T12:00:00Z');
  const discord = useRest({ clock });
  const path = () => Routes.guildScheduledEvents(discord().guildId);
  const create = async (changes: object = {}) =>
    (await discord().rest.post(path(), { body: { ...TEA, ...changes } })) as APIGuildScheduledEvent;
  const eventPath = ({ id }: APIGuildScheduledEvent) => Routes.guildScheduledEvent(discord().guildId, id);
  const list = async () => (await discord().rest.get(path())) as APIGuildScheduledEvent[];

  afterEach(() => {
    discord().guild.scheduledEvents.clear();
    discord().heard();
  });

  it('are created, shown, changed and deleted, and each is told', async () => {
    discord().heard();
    const event = await create();
    expect(event).to.deep.include({
      name: 'Tea party',
      creator_id: discord().application.id,
      scheduled_start_time: '2026-12-01T20:00:00.000000+00:00',
      status: 1,
      channel_id: null,
    });
    expect(await list()).to.deep.equal([event]);
    expect(await discord().rest.get(eventPath(event))).to.deep.equal(event);
    const changed = await discord().rest.patch(eventPath(event), { body: { name: 'Coffee party' } });
    expect(changed).to.deep.equal({ ...event, name: 'Coffee party' });
    await discord().rest.delete(eventPath(event));
    expect(await list()).to.deep.equal([]);
    expect(await refusal(discord().rest.get(eventPath(event)))).to.equal('10070');
    expect(discord().heard()).to.deep.equal([
      'GUILD_SCHEDULED_EVENT_CREATE',
      'GUILD_SCHEDULED_EVENT_UPDATE',
      'GUILD_SCHEDULED_EVENT_DELETE',
    ]);
  });

  for (const [what, changes, words] of [
    ['a long name', { name: 'x'.repeat(101) }, 'name: BASE_TYPE_MAX_LENGTH'],
    ['a long description', { description: 'x'.repeat(1_001) }, 'description: BASE_TYPE_MAX_LENGTH'],
    ['no place', { entity_metadata: undefined }, 'entity_metadata: BASE_TYPE_REQUIRED'],
    ['no end', { scheduled_end_time: undefined }, 'scheduled_end_time: BASE_TYPE_REQUIRED'],
    [
      'a start that is over',
      { scheduled_start_time: '2026-11-25T12:00:00Z' },
      'scheduled_start_time: GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
    ],
    [
      'an end before its start',
      { scheduled_end_time: '2026-12-01T19:00:00Z' },
      'scheduled_end_time: GUILD_SCHEDULED_EVENT_SCHEDULE_END_BEFORE_START',
    ],
    [
      'a start in ten years',
      { scheduled_start_time: '2036-12-01T20:00:00Z', scheduled_end_time: '2036-12-01T22:00:00Z' },
      'scheduled_start_time: GUILD_SCHEDULED_EVENT_SCHEDULE_FUTURE',
    ],
  ] as const) {
    it(`are refused with ${what}`, async () => {
      expect(await refusal(create(changes))).to.equal(`50035 ${words}`);
    });
  }

  it('stand in a voice channel, or in none', async () => {
    const { world, guild, channelId } = discord();
    const voice = addChannel(world, guild, { name: 'Lounge', type: ChannelType.GuildVoice }).channel.id;
    const inVoice = { entity_type: 2, entity_metadata: null, scheduled_end_time: null };
    expect(await create({ ...inVoice, channel_id: voice })).to.include({ channel_id: voice });
    expect(await refusal(create({ ...inVoice, channel_id: channelId }))).to.equal('50024');
    expect(await refusal(create(inVoice))).to.equal('10003');
  });

  it('are at most a hundred that are not over', async () => {
    const events = [];
    for (let number = 0; number < 100; number += 1) events.push(await create());
    expect(await refusal(create())).to.equal('30038');
    await discord().rest.delete(eventPath(events[0] ?? (await create())));
    await create();
  });

  it('need the right to create; those of others need the right to manage', async () => {
    const { world, guild, botRole, alice, rest } = discord();
    const foreign = addScheduledEvent(world, guild, alice.id, {
      ...TEA,
      entity_type: 3,
      channel_id: null,
    });
    const may = (...bits: bigint[]) =>
      updateRole(world, guild, botRole, { permissions: String(bits.reduce((sum, bit) => sum | bit, 0n)) });
    may(PermissionFlagsBits.ManageEvents);
    expect(await refusal(create())).to.equal('50013');
    may(PermissionFlagsBits.CreateEvents);
    const own = await create();
    await rest.patch(eventPath(own), { body: { name: 'Mine' } });
    expect(await refusal(rest.delete(eventPath(foreign)))).to.equal('50013');
    may(PermissionFlagsBits.ManageEvents);
    await rest.delete(eventPath(foreign));
    may();
    expect(await refusal(rest.delete(eventPath(own)))).to.equal('50013');
    may(PermissionFlagsBits.Administrator);
  });

  it('begin and end by themselves, and are then no longer changed', async () => {
    const event = await create();
    clock.advance({ hours: 6 * 24 + 9 });
    expect((await list()).map(({ status }) => status)).to.deep.equal([2]);
    await discord().rest.patch(eventPath(event), { body: { description: 'The tea is hot.' } });
    clock.advance({ hours: 2 });
    expect(await list()).to.deep.equal([]);
    expect(await discord().rest.get(eventPath(event))).to.include({ status: 3 });
    const late = discord().rest.patch(eventPath(event), { body: { name: 'Late' } });
    expect(await refusal(late)).to.equal('180000');
  });

  it('are called off, and not taken up again', async () => {
    const times = {
      scheduled_start_time: '2027-12-01T20:00:00Z',
      scheduled_end_time: '2027-12-01T22:00:00Z',
    };
    const event = await create(times);
    const early = discord().rest.patch(eventPath(event), { body: { status: 3 } });
    expect(await refusal(early)).to.equal('50035 status: TRANSITION_INVALID');
    expect(await discord().rest.patch(eventPath(event), { body: { status: 4 } })).to.include({ status: 4 });
    const again = discord().rest.patch(eventPath(event), { body: { status: 2 } });
    expect(await refusal(again)).to.equal('180000');
  });
});
