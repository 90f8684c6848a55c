import { expect } from 'chai';
import fc from 'fast-check';
import { formatRule } from '../../../../../plugins/reminders/domain/recurrence/format-rule.js';
import { parseRule } from '../../../../../plugins/reminders/domain/recurrence/parse-rule.js';
import { ruleOf } from '../../../../../plugins/reminders/domain/recurrence/rule.js';
import { anyRule } from './any-rule.js';

describe('rule text', () => {
  it('reads every part of the subset', () => {
    const { rule } = parseRule(
      'RRULE:FREQ=MONTHLY;INTERVAL=2;UNTIL=20261231T225959Z;BYMONTH=1,7;BYDAY=1MO,-1FR;WKST=SU',
    );
    expect(rule).to.deep.equal(
      ruleOf({
        frequency: 'monthly',
        interval: 2,
        until: Temporal.Instant.from('2026-12-31T22:59:59Z'),
        months: [1, 7],
        weekdays: [
          { weekday: 1, ordinal: 1 },
          { weekday: 5, ordinal: -1 },
        ],
        weekStart: 7,
      }),
    );
  });

  it('reads small letters and leaves out what is plain', () => {
    const { rule } = parseRule('freq=daily;interval=1;wkst=mo');
    expect(rule && formatRule(rule)).to.equal('RRULE:FREQ=DAILY');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const text = formatRule(rule);
        const again = parseRule(text);
        expect(again.problem, text).to.equal(undefined);
        expect(again.rule && formatRule(again.rule)).to.equal(text);
      }),
    );
  });

  for (const [text, problem] of [
    ['', 'not-a-rule'],
    ['every monday', 'not-a-rule'],
    ['INTERVAL=2', 'not-a-rule'],
    [`FREQ=DAILY;${'INTERVAL=1;'.repeat(100)}`, 'not-a-rule'],
    ['FREQ=MINUTELY', 'bad-value'],
    ['FREQ=MINUTELY;INTERVAL=59', 'bad-value'],
    ['FREQ=MINUTELY;INTERVAL=90;BYDAY=MO', 'parts-do-not-fit'],
    ['FREQ=SECONDLY;INTERVAL=3600', 'bad-value'],
    ['FREQ=DAILY;BYHOUR=9', 'unknown-part'],
    ['FREQ=DAILY;BYSETPOS=1', 'unknown-part'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'repeated-part'],
    ['FREQ=DAILY;INTERVAL=0', 'bad-value'],
    ['FREQ=DAILY;INTERVAL=1001', 'bad-value'],
    ['FREQ=DAILY;COUNT=-1', 'bad-value'],
    ['FREQ=DAILY;COUNT=10001', 'bad-value'],
    ['FREQ=DAILY;UNTIL=20260231', 'bad-value'],
    ['FREQ=DAILY;UNTIL=20261231T225959', 'bad-value'],
    ['FREQ=DAILY;UNTIL=20261231;COUNT=5', 'until-and-count'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'bad-value'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'bad-value'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'bad-value'],
    ['FREQ=MONTHLY;BYDAY=MAANDAG', 'bad-value'],
    ['FREQ=YEARLY;BYMONTH=13', 'bad-value'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'parts-do-not-fit'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'parts-do-not-fit'],
    ['FREQ=YEARLY;BYMONTHDAY=1', 'parts-do-not-fit'],
    ['FREQ=HOURLY;BYDAY=MO', 'parts-do-not-fit'],
  ]) {
    it(`refuses ${text?.slice(0, 40) || 'nothing'}: ${problem}`, () => {
      expect(parseRule(text ?? '').problem).to.equal(problem);
    });
  }
});
