import { Delivery } from '../../../../plugins/reminders/delivery/delivery.entity.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import { Draft } from '../../../../plugins/reminders/wishes/draft.entity.js';
import { createOrm } from '../../../../src/core/database/orm.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import type { ChaosOptions } from './chaos.js';

const GUILDS = 20;
const CHANNELS = 25;
const MEMBERS = 25;

/** The text by which a reminder is known again in the channels. */
export function textOf(number: number): string {
  return `reminder no ${number}`;
}

/**
 * Puts reminders of many members in many channels into the database, due evenly over the time to come. Returns the new
 * guilds that they are in.
 */
export async function makeDue(
  databaseUrl: string,
  discord: Sandbox,
  { reminders, dueWithinSeconds }: Pick<ChaosOptions, 'reminders' | 'dueWithinSeconds'>,
): Promise<GuildActor[]> {
  const guilds = createGuilds(discord);
  const places = placesIn(guilds);
  const orm = await createOrm({
    url: databaseUrl,
    entities: [Reminder, Delivery, Draft],
    applicationName: 'test',
  });
  const em = orm.em.fork();
  const now = discord.clock.now();
  for (let number = 0; number < reminders; number++) {
    const { guildId, channelId, userId } = places[number % places.length] as Place;
    const dueAt = now.add({ milliseconds: Math.round((number / reminders) * dueWithinSeconds * 1000) });
    const common = { guildId, channelId, userId, locale: 'en-US', createdAt: now };
    em.create(Reminder, { ...common, text: textOf(number), dueAt });
  }
  await em.flush();
  await orm.close();
  return guilds.map(({ guild }) => guild);
}

interface Place {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
}

interface MannedGuild {
  readonly guild: GuildActor;
  readonly members: readonly MemberActor[];
}

function createGuilds(discord: Sandbox): MannedGuild[] {
  return Array.from({ length: GUILDS }, (_, index) => {
    const channels = Array.from({ length: CHANNELS }, (_, channel) => `channel-${channel}`);
    const guild = discord.createGuild({ name: `Guild ${index}`, channels });
    const members = Array.from({ length: MEMBERS }, (_, member) => guild.member(`member${index}of${member}`));
    return { guild, members };
  });
}

/** Neighbours in the list are in different guilds. */
function placesIn(guilds: readonly MannedGuild[]): Place[] {
  return Array.from({ length: CHANNELS }, (_, index) => index).flatMap((index) =>
    guilds.map(({ guild, members }) => ({
      guildId: guild.id,
      channelId: guild.channels[index]?.id ?? '',
      userId: members[index % members.length]?.id ?? '',
    })),
  );
}
