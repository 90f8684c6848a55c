import { expect } from 'chai';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import type { TeaNews } from './support/tea-news.js';

const MANY = 1_000;

describe('a thousand announcements of a bot within a second', function () {
  this.timeout(120_000);
  let world: TestWorld;
  let house: TeaNews;
  let bot: MemberActor;
  let work: Work;

  newsStory((story) => {
    ({ world, house } = story);
  });
  beforeEach(() => {
    bot = house.guild.otherBot('calendar');
    work = watchWork(world);
  });

  const embeds = (number: number, day = 'Friday') => [
    { title: `Quiz ${number}`, description: `This ${day} at 20:00, join us!` },
  ];
  const announceMany = () =>
    Array.from({ length: MANY }, (_, index) => bot.says('', { in: house.news, embeds: embeds(index) }));
  const noted = async (action: string) =>
    (await world.services.audit.list(house.guild.id, { action: `announcements.${action}`, limit: 100 }))
      .length;
  const requests = () => world.discord.ledger.entries.length;

  it('cost twenty readings in a minute, and a count for each of the others', async () => {
    const before = requests();
    announceMany();
    await work.heard(MANY);
    expect(work.readings).to.equal(20);
    expect(work.statements).to.be.lessThan(MANY / 2);
    expect([await noted('created'), await noted('flood')]).to.deep.equal([20, 1]);
    await house.pass({ seconds: 10 });
    await house.told();
    expect(requests() - before).to.be.lessThan(50);
  });

  it('that are all changed at once cost no more, and no reminder stays as it was', async () => {
    const messages = announceMany();
    await work.heard(MANY);
    await house.pass({ minutes: 2 });
    work.forget();
    for (const [index, message] of messages.entries())
      bot.edits(message, { embeds: embeds(index, 'Saturday') });
    await work.heard(MANY);
    // Each is read as if it had always said that, and once more as it was changed.
    expect(work.readings).to.be.at.most(20 * 3);
    expect(work.statements).to.be.lessThan(MANY / 2 + 20 * 20);
    await until(async () => {
      await house.pass({ minutes: 1 });
      return (await noted('moved')) === 20;
    });
  });

  it('leave an announcement right that is changed with each of them', async () => {
    const one = bot.says('', { in: house.news, embeds: embeds(0) }) as MessageView;
    await work.heard(1);
    for (let number = 1; number <= MANY; number += 1) {
      await world.clock.advance({ milliseconds: 1 }); // Discord tells when it was changed
      bot.edits(one, { embeds: embeds(0, number % 2 === 0 ? 'Saturday' : 'Sunday') });
    }
    await work.heard(MANY + 1);
    expect(work.readings).to.be.lessThan(20 * 4);
    await house.pass({ hours: 57 }); // Friday has passed
    expect(house.reminders()).to.deep.equal([]);
    await house.pass({ hours: 23 }); // it is Saturday, 21:00
    expect(house.reminders()).to.have.lengthOf(1);
  });
});

/** What a bot does with what it hears. */
interface Work {
  readonly readings: number;
  readonly statements: number;
  /** Resolves when so many messages and changes were heard to their end. */
  heard(count: number): Promise<void>;
  forget(): void;
}

function watchWork({ services, bot }: TestWorld): Work {
  let [readings, statements] = [0, 0];
  let running: Promise<void>[] = [];
  const { hearing } = services.announcements;
  for (const what of ['message', 'edit'] as const) {
    const hear = hearing[what].bind(hearing);
    hearing[what] = (guildId, message) => {
      const heard = hear(guildId, message);
      running.push(heard);
      return heard;
    };
  }
  const reader = services.reminders.announcements;
  const read = reader.read.bind(reader);
  reader.read = (...given) => {
    readings += 1;
    return read(...given);
  };
  const connection = bot.orm.em.getConnection();
  const execute = connection.execute.bind(connection);
  connection.execute = ((...given: Parameters<typeof execute>) => {
    statements += 1;
    return execute(...given);
  }) as typeof connection.execute;
  return {
    get readings() {
      return readings;
    },
    get statements() {
      return statements;
    },
    async heard(count) {
      await until(() => running.length >= count);
      await Promise.all(running);
    },
    forget() {
      [readings, statements, running] = [0, 0, []];
    },
  };
}
