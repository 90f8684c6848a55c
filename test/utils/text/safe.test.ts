import { expect } from 'chai';
import fc from 'fast-check';
import { safeAdmin, safeBlock, safeInline, safeLog } from '../../../src/utils/text/safe.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '@everyone',
        '@here',
        '<@123456789012345678>',
        '<@&1>',
        '<#2>',
        '<t:1:R>',
        '</add:123>',
        '<id:browse>',
        '**',
        '__',
        '||',
        '`',
        '```',
        '\\',
        '~~',
        '[x](https://evil.example)',
        'https://zoom.us/j/1_2',
        '# ',
        '- ',
        '\n',
        '\r\n',
        '\u202E',
        '👩‍👩‍👧',
        'é',
        'a',
        ' ',
        '😀',
        '<:smile:123456789012345678>',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('text of somebody we do not trust, in a line', () => {
  const cases: [string, string][] = [
    ['**bold _nested_ bold**', '\\*\\*bold \\_nested\\_ bold\\*\\*'],
    ['[link](url)', '\\[link\\](url)'],
    ['> quote', '\\> quote'],
    ['test\\backslash', 'test\\\\backslash'],
    ['# heading', '\\# heading'],
    ['- list', '\\- list'],
    ['1. first', '1\\. first'],
    ['a#b', 'a#b'],
    ['(x)', '(x)'],
    ['<t:1>', '\\<t:1\\>'],
    ['Hello <@123456789> there', 'Hello \\<@123456789\\> there'],
    ['@EVERYONE', '@\u200BEVERYONE'],
    ['@every@everyoneone', '@every@\u200Beveryoneone'],
    ['line1\nline2', 'line1 line2'],
    ['metadata: on', 'metadata: on'],
    ['see a//b', 'see a//b'],
    ['See https://zoom.us/j/12_3_4 for the call', 'See https://zoom.us/j/12_3_4 for the call'],
    ['exe.\u202Egnp', 'exe.gnp'],
    ['   ', ''],
  ];
  for (const [text, shown] of cases) {
    it(`shows ${JSON.stringify(text)} as ${JSON.stringify(shown)}`, () => {
      expect(safeInline(text, 4096)).to.equal(shown);
    });
  }

  for (const [text, shown] of [
    ['at <t:1796155200:F>, <t:1796155200:R>', 'at <t:1796155200:F>, <t:1796155200:R>'],
    ['**<t:1>**', '\\*\\*<t:1>\\*\\*'],
    ['<t:1:F', '\\<t:1:F'],
    ['<t:1:X> <t:x> <t:12345678901234>', '\\<t:1:X\\> \\<t:x\\> \\<t:12345678901234\\>'],
    ['<@1> <#2> <@&3> <t:1:F> @everyone', '\\<@1\\> \\<#2\\> \\<@&3\\> <t:1:F> @\u200Beveryone'],
  ]) {
    it(`shows ${JSON.stringify(text)} with its times as ${JSON.stringify(shown)}`, () => {
      expect(safeInline(`${text}`, 100, 'timestamps')).to.equal(shown);
      expect(safeBlock(`${text}`, 100, 'timestamps')).to.equal(shown);
    });
  }

  it('keeps timestamps whole or leaves them out, and lets nothing else through', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 120 }), (text, limit) => {
        const shown = safeInline(text, limit, 'timestamps');
        expect(shown.length).to.be.at.most(limit);
        expect(shown).not.to.match(/@(?:everyone|here)/i);
        const times = shown.replaceAll('<t:1:R>', '');
        expect(times).not.to.match(/(?<!\\)(?:\\\\)*<(?:@|#|t:|\/|id:)/);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an e-mail address at here.com readable', () => {
    expect(safeInline('mail me@here.com', 100).replaceAll('\u200B', '')).to.equal('mail me@here.com');
  });

  it('keeps its limit, its well-formedness and its escapes whatever is thrown at it', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 120 }), (text, limit) => {
        const shown = safeInline(text, limit);
        expect(shown.length).to.be.at.most(limit);
        expect(shown.isWellFormed()).to.equal(true);
        expect(shown).not.to.match(/\n/);
        expect(shown).not.to.match(/@(?:everyone|here)/i);
        expect(shown).not.to.match(/(?<!\\)(?:\\\\)*<(?:@|#|t:|\/|id:)/);
        expect(shown).not.to.match(/(?<!\\)(?:\\\\)*\\…?$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('text of somebody we do not trust, as paragraphs', () => {
  it('keeps newlines and links', () => {
    expect(safeBlock('Line1\n\nLine2\nhttps://zoom.us/j/123', 4096)).to.equal(
      'Line1\n\nLine2\nhttps://zoom.us/j/123',
    );
  });

  it('keeps at most one empty line in a row', () => {
    expect(safeBlock('a\n\n\n\n\nb', 100)).to.equal('a\n\nb');
  });

  it('defuses a heading on every line', () => {
    expect(safeBlock('# a\n## b', 100)).to.equal('\\# a\n\\## b');
  });

  it('never pings and never grows beyond the limit', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 120 }), (text, limit) => {
        const shown = safeBlock(text, limit);
        expect(shown.length).to.be.at.most(limit);
        expect(shown).not.to.match(/@(?:everyone|here)/i);
      }),
      { numRuns: 300 },
    );
  });
});

describe('text that an administrator wrote', () => {
  it('keeps its formatting and its mentions of one', () => {
    expect(safeAdmin('**Welcome** <@1>', 100)).to.equal('**Welcome** <@1>');
  });

  it('does not ping everybody', () => {
    expect(safeAdmin('@everyone', 100)).to.equal('@\u200Beveryone');
  });
});

describe('foreign text in a log line', () => {
  const cases: [string, string][] = [
    ['Line1\nLine2\rLine3', 'Line1 Line2 Line3'],
    ['Test\r\nLine', 'Test Line'],
    ['\u0000\u0001\u0002', ''],
    ['\n\n\n', ''],
  ];
  for (const [text, line] of cases) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(line)}`, () =>
      expect(safeLog(text)).to.equal(line));
  }

  it('is cut at 200 characters', () => {
    expect(safeLog('a'.repeat(500)))
      .to.have.lengthOf(200)
      .and.match(/a…$/);
  });
});
