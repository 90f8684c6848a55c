import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { type TeaHouse, teaHouse } from './tea-house.js';

/** Where somebody has the bot on their account, for each story in a new server where the bot is no member. */
class Abroad {
  guild!: GuildActor;
  dora!: MemberActor;
  /** Of the story: a name with it is nobody's in another one. */
  count = 0;

  constructor(readonly house: TeaHouse) {}

  get world(): TestWorld {
    return this.house.world;
  }

  open(): void {
    this.count += 1;
    this.guild = this.world.discord.createGuild({ name: `Abroad ${this.count}`, bot: null });
    this.dora = this.guild.member(`dora${this.count}`);
    this.dora.addsBotToAccount();
  }
}

/** Opens one for the stories of the `describe` in which this is called. */
export function goAbroad(): Abroad {
  const away = new Abroad(teaHouse());
  beforeEach(() => away.open());
  return away;
}

/** What stands in the channel that everybody sees. */
export function publicIn(guild: GuildActor): string[] {
  return guild.channel('general').messages.map(({ content }) => content);
}

/** The reminders that somebody got as direct messages. */
export function arrived(person: MemberActor): string[] {
  return person
    .directMessages()
    .messages.map(({ content }) => content)
    .filter((content) => /^[⏰✅]/u.test(content));
}
