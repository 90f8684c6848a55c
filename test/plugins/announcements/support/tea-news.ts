import type { ChannelActor } from '../../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../../src/sandbox/actors/message-view.js';
import type { SettingValue } from '../../../../src/services/settings/catalogue.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { until } from '../../../support/until.js';

let guilds = 0;

/** A guild whose channel #news is watched, and that is told and asked in #log. */
export class TeaNews {
  readonly guild: GuildActor;
  readonly news: ChannelActor;
  readonly general: ChannelActor;
  readonly log: ChannelActor;
  /** Writes announcements, and may decide nothing. */
  readonly alice: MemberActor;
  /** Makes the server's events. */
  readonly host: MemberActor;
  readonly #seen = new Set<string>();

  private constructor(private readonly world: TestWorld) {
    guilds += 1;
    this.guild = world.discord.createGuild({
      name: `Tea house ${guilds}`,
      channels: ['general', 'news', 'log'],
      roles: [{ name: 'Host', permissions: ['ManageEvents'] }, 'Herald'],
    });
    this.general = this.guild.channel('general');
    this.news = this.guild.channel('news');
    this.log = this.guild.channel('log');
    this.alice = this.guild.member(`alice${guilds}`);
    this.host = this.guild.member(`host${guilds}`, { roles: ['Host'] });
  }

  static async open(
    world: TestWorld,
    settings: Readonly<Record<string, SettingValue>> = {},
  ): Promise<TeaNews> {
    const house = new TeaNews(world);
    await house.set({
      'core.logChannel': house.log.id,
      'announcements.channels': [house.news.id],
      'announcements.plainMessages': true,
      'announcements.notice': 0,
      'core.tips': false,
      ...settings,
    });
    return house;
  }

  async set(values: Readonly<Record<string, SettingValue>>): Promise<void> {
    const changes = Object.entries(values).map(([name, value]) => {
      const [scope = '', key = ''] = name.split('.');
      return { scope, key, value };
    });
    const author = { userId: this.guild.owner.id, rights: 'manager', how: 'slash', requestId: null } as const;
    await this.world.services.settings.change(this.guild.id, changes, author);
  }

  announce(content: string): MessageView {
    return this.alice.says(content, { in: this.news });
  }

  /** The next message in #log that tells of announcements; lines about settings are passed over. */
  async told(): Promise<MessageView> {
    let found: MessageView | undefined;
    await until(async () => {
      found = this.cards().find(({ id }) => !this.#seen.has(id));
      if (!found) await this.world.clock.advance({ seconds: 1 });
      return found !== undefined;
    });
    this.#seen.add(found?.id ?? '');
    return found as MessageView; // until() has found it
  }

  /** All messages in #log that tell of announcements. */
  cards(): MessageView[] {
    return this.log.messages.filter(({ embeds }) => embeds.some(isOfAnnouncements));
  }

  /** Something that is announced for certain: when it is told, all that was said before has been heard. */
  async everythingHeard(): Promise<void> {
    const { id } = this.alice.says('Cake party on 24 December at 15:00', { in: this.news });
    await until(async () => {
      await this.world.clock.advance({ seconds: 1 });
      return this.cards().some((card) => JSON.stringify(card.raw).includes(id));
    });
    for (const card of this.cards()) if (JSON.stringify(card.raw).includes(id)) this.#seen.add(card.id);
  }

  /** What was reminded of in the channels. */
  reminders({ messages } = this.news): MessageView[] {
    return messages.filter(({ content }) => content.startsWith('⏰'));
  }

  async pass(time: Temporal.DurationLike): Promise<void> {
    await this.world.clock.advance(time);
    await this.world.services.reminders.deliveries.settled();
  }
}

/** Not that settings were changed. */
function isOfAnnouncements({ description = '' }: { readonly description?: string }): boolean {
  return !/^(?:Settings were changed|Instellingen zijn gewijzigd)/.test(description);
}

export function titleOf({ embeds }: { readonly embeds: readonly { title?: string }[] }): string {
  return embeds[0]?.title ?? '';
}

export function textOf({ embeds }: { readonly embeds: readonly { description?: string }[] }): string {
  return embeds[0]?.description ?? '';
}

export function stamp(instant: string, style = 'F'): string {
  return `<t:${Date.parse(instant) / 1000}:${style}>`;
}
