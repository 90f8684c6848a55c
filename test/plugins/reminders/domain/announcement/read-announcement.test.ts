import { expect } from 'chai';
import fc from 'fast-check';
import {
  type AnnouncedMessage,
  SURE_ENOUGH,
} from '../../../../../plugins/reminders/domain/announcement/announcement.js';
import { readAnnouncement } from '../../../../../plugins/reminders/domain/announcement/read-announcement.js';
import type { ReadingContext } from '../../../../../plugins/reminders/domain/reading/reading.js';

const context: ReadingContext = {
  now: Temporal.Instant.from('2026-03-11T09:00:00Z'),
  zone: 'Europe/Brussels',
  locale: 'en',
};

describe('an announcement', () => {
  it('says where it read what, in the part and at the offsets of the message', () => {
    const announcement = readAnnouncement(
      {
        embeds: [
          {
            title: 'Raid night',
            fields: [
              { name: 'Date', value: '**Friday** 13 March' },
              { name: 'Time', value: '20:30 CET' },
            ],
          },
        ],
      },
      context,
    );
    expect(announcement.spans).to.deep.equal([
      { part: 'embeds[0].fields[0].value', start: 2, end: 8, text: 'Friday', what: 'date' },
      { part: 'embeds[0].fields[0].value', start: 11, end: 19, text: '13 March', what: 'date' },
      { part: 'embeds[0].fields[1].value', start: 0, end: 5, text: '20:30', what: 'time' },
      { part: 'embeds[0].fields[1].value', start: 6, end: 9, text: 'CET', what: 'zone' },
    ]);
  });

  it('tells what it assumed and how sure it is', () => {
    const announcement = readAnnouncement(
      { content: 'Spring party on 2 January 2027, 3 in the afternoon' },
      context,
    );
    expect(announcement).to.include({ kind: 'create', confidence: 0.98 });
    expect(announcement.kind === 'create' && announcement.assumptions).to.deep.equal(['zone']);
  });

  it('is never created with less confidence than is enough', () => {
    const announcement = readAnnouncement({ content: 'Quiz on 10 January at 20:00' }, context);
    expect(announcement).to.include({ kind: 'propose', why: 'far-off' });
    expect(SURE_ENOUGH).to.be.greaterThan(0.5);
  });

  it('that repeats comes with its next five occurrences and its rule', () => {
    const announcement = readAnnouncement({ content: 'Bible study every Wednesday at 19:30' }, context);
    expect(announcement).to.include({ kind: 'create', rule: 'RRULE:FREQ=WEEKLY;BYDAY=WE' });
    expect(announcement.kind === 'create' && announcement.next?.map(String)).to.deep.equal([
      '2026-03-11T18:30:00Z',
      '2026-03-18T18:30:00Z',
      '2026-03-25T18:30:00Z',
      '2026-04-01T17:30:00Z',
      '2026-04-08T17:30:00Z',
    ]);
  });

  it('without anything in it is nothing', () => {
    expect(readAnnouncement({}, context)).to.deep.equal({ kind: 'none', why: 'no-date', spans: [] });
    expect(readAnnouncement({ content: '', embeds: [{}] }, context).kind).to.equal('none');
  });

  for (const [title, description, expected] of [
    ['Weekly Meeting', 'See you', 'Weekly Meeting'],
    ['', 'Hello there', 'Hello there'],
    ['A'.repeat(60), '', 'A'.repeat(50)],
    [
      'Join us this Wednesday for our big quarterly community trading session online',
      'Quarterly session\nmore',
      'Quarterly session',
    ],
    [
      'Join us this Wednesday for our big quarterly community trading session online',
      '',
      'Join us this Wednesday for our big quarterly',
    ],
    ['Line one\nLine two', 'Body', 'Body'],
    ['**Raid** <:sword:123456789012345678> <@&123456789012345678>', '', 'Raid'],
  ] as const) {
    it(`titled ${JSON.stringify(title.slice(0, 20))} over ${JSON.stringify(description.slice(0, 20))} is called ${JSON.stringify(expected.slice(0, 20))}`, () => {
      const embed = { title, description: `${description}\n\nDate: 20 March 2026\nTime: 20:00` };
      const announcement = readAnnouncement({ embeds: [embed] }, context);
      expect(announcement).to.include({ title: expected });
    });
  }
});

describe('hostile announcements', () => {
  const words = fc
    .array(
      fc.constantFrom(
        ...'Date: Time: Days: Datum: Waar: friday vrijdag 13 maart March 20:00 20u 3/4 15/03/2026 every elke week'.split(
          ' ',
        ),
        ...'deadline until tot at om 📅 ⏰ **bold** \n | - , . ? cancelled moved maybe <t:1773500400:F> in 2 hours 25:00 CET'.split(
          ' ',
        ),
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join(' '));
  const text = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 200 }));
  const message: fc.Arbitrary<AnnouncedMessage> = fc.record({
    content: text,
    embeds: fc.array(
      fc.record({
        title: text,
        description: text,
        fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
  });

  it('are always answered, and what is created lies ahead', () => {
    fc.assert(
      fc.property(message, (anyMessage) => {
        const announcement = readAnnouncement(anyMessage, context);
        expect(['create', 'propose', 'none']).to.include(announcement.kind);
        if (announcement.kind !== 'create') return;
        expect(Temporal.Instant.compare(announcement.start, context.now)).to.equal(1);
        expect(announcement.confidence).to.be.within(SURE_ENOUGH, 1);
      }),
      { numRuns: 1_000 },
    );
  });

  for (const unit of [
    'Date: 1/1 ',
    'friday 20:00 ',
    '1 ',
    '📅',
    '**',
    '> ',
    'a:b ',
    '<t:1',
    'https://',
    '```',
    '- ',
    'every ',
    '\n',
    'Date:\n',
    'tomorrow\n\n8pm\n',
    '. A',
  ]) {
    it(`made of ${JSON.stringify(unit)} and as long as Discord allows are read in bounded time`, () => {
      const long = unit.repeat(Math.ceil(4_096 / unit.length));
      const fields = Array.from({ length: 25 }, () => ({
        name: long.slice(0, 256),
        value: long.slice(0, 1_024),
      }));
      expect(
        readAnnouncement({ content: long, embeds: [{ title: long, description: long, fields }] }, context),
      ).to.have.property('kind');
    }).timeout(5_000);
  }
});
