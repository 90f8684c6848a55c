import type { Clock } from 'alphapy';
import { isRole, type MassMention } from '../domain/mass-mention.js';
import {
  type ChannelRights,
  type Deed,
  type GuildRights,
  type MemberRights,
  managesThreads,
  mayEverybody,
  mayMember,
} from '../domain/rights/permissions-in.js';
import { type Freshness, Remembered } from './remembered.js';
import type { RightsClient } from './rights.client.js';
import type { RightsChanges } from './rights-changes.js';

/** For how long what a role, a channel or a member may is taken for what it was. */
const FRESH = { minutes: 5 };

/** Who is refused shall not be so for what was mended meanwhile. */
const JUST_ASKED = { seconds: 5 };

/**
 * What members may, asked where no gateway keeps guilds in memory. What one delivery has asked the next ones know, and
 * where everybody may, as in most channels, no member is asked for at all.
 */
export class RightsService {
  readonly #guilds: Remembered<GuildRights>;
  readonly #channels: Remembered<ChannelRights>;
  readonly #members: Remembered<MemberRights | false>;
  readonly #inThreads: Remembered<boolean>;

  constructor(
    private readonly clock: Clock,
    private readonly client: RightsClient,
    readonly changes: RightsChanges,
  ) {
    this.#guilds = new Remembered(clock);
    this.#channels = new Remembered(clock);
    this.#members = new Remembered(clock);
    this.#inThreads = new Remembered(clock);
  }

  /** Whether a member may do this in a channel; null when Discord does not say, as of a channel that is gone. */
  async may(deed: Deed, guildId: string, channelId: string, userId: string): Promise<boolean | null> {
    const who = { guildId, channelId, userId };
    const changedAt = await this.changes.last(guildId);
    const known = await this.#look(deed, who, { age: FRESH, changedAt });
    return known === false ? this.#look(deed, who, { age: JUST_ASKED, changedAt }) : known;
  }

  /** Whether a member may mention these many in a channel; not when Discord does not say. It is asked anew each time. */
  async mayMention(
    mention: MassMention,
    guildId: string,
    channelId: string,
    userId: string,
  ): Promise<boolean> {
    const just = { age: JUST_ASKED, changedAt: await this.changes.last(guildId) };
    const guild = await this.#guilds.get(guildId, just, () => this.client.guild(guildId));
    if (!guild || (isRole(mention) && !guild.roles.has(mention))) return false;
    const deed = guild.mentionable.has(mention) ? 'write' : 'mention everyone';
    return (await this.#look(deed, { guildId, channelId, userId }, just)) === true;
  }

  /** A member as they were at most so long ago; false when they are not in the guild, null when Discord does not say. */
  async member(
    guildId: string,
    userId: string,
    age: Temporal.DurationLike,
  ): Promise<MemberRights | false | null> {
    return this.#member(guildId, userId, { age, changedAt: await this.changes.last(guildId) });
  }

  async #look(
    deed: Deed,
    { guildId, channelId, userId }: Who,
    freshness: Freshness,
  ): Promise<boolean | null> {
    const [guild, channel] = await Promise.all([
      this.#guilds.get(guildId, freshness, () => this.client.guild(guildId)),
      this.#channels.get(channelId, freshness, () => this.client.channel(channelId)),
    ]);
    if (!guild || channel?.guildId !== guildId) return null;
    if (mayEverybody(deed, guild, channel)) return true;
    const member = await this.#member(guildId, userId, freshness);
    if (!member) return member;
    if (!mayMember(deed, guild, channel, member, this.clock.now())) return false;
    if (channel.thread !== 'private' || managesThreads(guild, channel, member)) return true;
    return this.#inThreads.get(`${channelId}/${userId}`, freshness, () =>
      this.client.isInThread(channelId, userId),
    );
  }

  #member(guildId: string, userId: string, freshness: Freshness): Promise<MemberRights | false | null> {
    return this.#members.get(`${guildId}/${userId}`, freshness, () => this.client.member(guildId, userId));
  }
}

interface Who {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
}
