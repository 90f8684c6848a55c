import { expect } from 'chai';
import type { Advisor } from '../../../plugins/announcements/reading/advisor.js';
import { heard, type Newsroom } from './support/newsroom.js';
import { openNewsroom } from './support/open-newsroom.js';

const FRIDAY = '2026-11-27T20:00:00Z';

describe('announcements of which an AI service is asked', function () {
  this.timeout(180_000);
  let room: Newsroom;

  openNewsroom((opened) => {
    ({ room } = opened);
  });

  const asked: string[] = [];
  const quoting = (...quotes: readonly string[]): Advisor => ({
    async quoteTime({ text }) {
      asked.push(text);
      return quotes;
    },
  });
  beforeEach(() => asked.splice(0));

  const hear = async (content: string, advisor: Advisor, advice = true) => {
    const guild = await room.guild({ advice });
    const message = heard(guild.member('alice').says(content, { in: guild.channel('news') }));
    const desk = await room.desk(advisor);
    await desk.announcements.hearing.message(guild.id, message);
    const { rows, reminders } = await room.books();
    expect(reminders).to.deep.equal([]);
    return rows.find(({ messageId }) => messageId === message.id);
  };

  it('are asked about with the words at which it pointed, as the bot reads them', async () => {
    const row = await hear('Doors open: Friday\nQuiz starts 8pm sharp', quoting('Friday', '8pm'));
    expect(row).to.include({ state: 'asked' });
    expect(row?.reading.advised).to.equal(true);
    expect(row?.reading.options[0]?.dueAt).to.equal(FRIDAY);
  });

  it('stay as they are when it points at words that do not stand there, or at none', async () => {
    for (const quotes of [[], ['saturday 20:00'], ['Friday', '20:00'], ['']]) {
      const row = await hear('Big quiz on Friday, join us!', quoting(...quotes));
      expect(row?.reading.advised, String(quotes)).to.equal(undefined);
    }
    const wrong = { quoteTime: async () => ({ evil: true }) } as unknown as Advisor;
    expect((await hear('Big quiz on Friday, join us!', wrong))?.reading.advised).to.equal(undefined);
  });

  it('stay as they are when it is away', async () => {
    const away: Advisor = { quoteTime: () => Promise.reject(new Error('away')) };
    expect(await hear('Big quiz on Friday, join us!', away)).to.include({ state: 'asked' });
  });

  it('are only those that name a part of a time, in servers that want it', async () => {
    await hear('Good morning everybody', quoting('morning'));
    await hear('Big quiz on Friday, join us!', quoting('Friday'), false);
    expect(asked).to.deep.equal([]);
  });
});
