import { container } from '@sapphire/framework';
import { expect } from 'chai';
import type { Guild } from 'discord.js';
import { Locale } from 'discord-api-types/v10';
import type { ChannelActor } from '../../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import { startWorld, type TestWorldOptions } from '../../../../src/testing/start-world.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../../support/database.js';
import { until } from '../../../support/until.js';

/** Where stories about reminders are told: one world for the stories of a file, and for each a new server. */
export class TeaHouse {
  world!: TestWorld;
  guild!: GuildActor;
  general!: ChannelActor;
  secret!: ChannelActor;
  alice!: MemberActor;
  /** Speaks Dutch. */
  bram!: MemberActor;
  #database!: TestDatabase;
  #opened = 0;

  constructor(private readonly options: TestWorldOptions) {}

  async start(): Promise<void> {
    this.#database = await testDatabase();
    this.world = await startWorld({ databaseUrl: this.#database.url, ...this.options });
    expect(this.world.bot.leftOut).to.deep.equal([]);
  }

  /** Where the bot keeps what it knows. */
  get databaseUrl(): string {
    return this.#database.url;
  }

  open(): void {
    this.#opened += 1;
    this.guild = this.world.discord.createGuild({
      name: `Tea house ${this.#opened}`,
      channels: ['general', 'secret'],
      roles: [{ name: 'Hosts', permissions: ['MentionEveryone'] }, { name: 'Tasters' }],
    });
    this.general = this.guild.channel('general');
    this.secret = this.guild.channel('secret');
    this.alice = this.member('alice');
    this.bram = this.member('bram', { locale: Locale.Dutch });
  }

  /** Somebody whose name no other story has: a member of two servers would keep what they chose in the first. */
  member(name: string, wish: Parameters<GuildActor['member']>[1] = {}): MemberActor {
    return this.guild.member(`${name}${this.#opened}`, wish);
  }

  otherBot(name: string): MemberActor {
    return this.guild.otherBot(`${name}${this.#opened}`);
  }

  /** Resolves when the bot has heard of a change in the guild; the gateway tells it a moment after it was made. */
  async botSees(isSo: (guild: Guild) => boolean): Promise<void> {
    await until(() => {
      const guild = container.client.guilds.cache.get(this.guild.id);
      return guild !== undefined && isSo(guild);
    });
  }

  /** Lets time pass, and what falls due be sent. */
  async pass(time: Temporal.DurationLike): Promise<void> {
    await this.world.clock.advance(time);
    await this.world.services.reminders.deliveries.settled();
  }

  /** Lets time pass and one second more, in which what a channel has refused goes to its owner. */
  async passAndASecond(time: Temporal.DurationLike): Promise<void> {
    await this.pass(time);
    await this.pass({ seconds: 1 });
  }

  close(): void {
    this.world.discord.faults.clear();
    expect(this.world.discord.ledger.unknownRoutes).to.deep.equal([]);
    expect(this.world.discord.ledger.sentWithoutAllowedMentions()).to.deep.equal([]);
  }

  async stop(): Promise<void> {
    await this.world?.stop();
    await this.#database?.drop();
  }
}

/** Opens a tea house for the stories of the `describe` in which this is called. The stories begin on a Wednesday at noon, UTC. */
export function teaHouse(options: TestWorldOptions = {}): TeaHouse {
  const house = new TeaHouse(options);
  before(() => house.start());
  beforeEach(() => house.open());
  afterEach(() => house.close());
  after(() => house.stop());
  return house;
}

/** The title of the first embed. */
export function titleOf({ embeds }: { readonly embeds: readonly { title?: string }[] }): string | undefined {
  return embeds[0]?.title;
}

/** The text of the first embed. */
export function descriptionOf({ embeds }: { readonly embeds: readonly { description?: string }[] }): string {
  return embeds[0]?.description ?? '';
}

export function contentsOf(channel: ChannelActor): string[] {
  return channel.messages.map(({ content }) => content);
}

/** A time as everybody sees it in their own zone. */
export function stamp(instant: string, style = 'F'): string {
  return `<t:${Date.parse(instant) / 1000}:${style}>`;
}
