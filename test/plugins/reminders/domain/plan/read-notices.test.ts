import { expect } from 'chai';
import { readNotices } from '../../../../../plugins/reminders/domain/plan/read-notices.js';

describe('the words that say how long before', () => {
  const read: readonly (readonly [text: string, minutes: readonly number[]])[] = [
    ['10', [10]],
    ['10m', [10]],
    ['1 day, 1 hour, 10m', [1440, 60, 10]],
    ['10 minutes and an hour', [60, 10]],
    ['1h30m', [90]],
    ['1 hour 30 min before', [90]],
    ['a week', [10080]],
    ['een dag en twee uur', [1440, 120]],
    ['half uur; kwartier', [30, 15]],
    ['3 dagen vooraf', [4320]],
    ['60, 60, 1h', [60]],
    ['none', []],
    ['geen', []],
  ];
  for (const [text, minutes] of read)
    it(`read "${text}"`, () => expect(readNotices(text)).to.deep.equal({ minutes }));

  for (const text of [
    '',
    'soon',
    '1 month',
    '10 potatoes',
    '1h30',
    '0 minutes',
    '1 day, soon',
    '-5',
    '½ hour',
  ])
    it(`do not read "${text}"`, () => expect(readNotices(text)).to.deep.equal({ problem: 'unclear' }));

  it('name five at most, thirty days at most', () => {
    expect(readNotices('1,2,3,4,5,6')).to.deep.equal({ problem: 'tooMany' });
    expect(readNotices('31 days')).to.deep.equal({ problem: 'tooFar' });
    expect(readNotices('30 days')).to.deep.equal({ minutes: [43_200] });
  });

  it('may be of any length', () => {
    expect(readNotices('1 day '.repeat(20_000))).to.deep.equal({ problem: 'tooFar' });
    expect(readNotices('1 '.repeat(20_000))).to.deep.equal({ problem: 'unclear' });
  });
});
