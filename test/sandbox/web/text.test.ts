import { expect } from 'chai';

const text = new URL('../../../src/sandbox/web/public/text/', import.meta.url);
const { parseBlocks } = await import(new URL('blocks.js', text).href);
const { formatTime } = await import(new URL('time.js', text).href);

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly Node[];
}

/** A tree in short: `bold(a italic(b))`. */
const short = (nodes: readonly Node[]): string =>
  nodes
    .map(({ type, text, children }) => (children ? `${type}(${short(children)})` : (text ?? type)))
    .join('');

const inline = (source: string) => short(parseBlocks(source)[0]?.children ?? []);
const kinds = (source: string) => parseBlocks(source).map(({ type }: Node) => type);

describe("the page's text", () => {
  for (const [source, tree] of [
    ['**a** b', 'bold(a) b'],
    ['*a **b** c*', 'italic(a bold(b) c)'],
    ['***a***', 'boldItalic(a)'],
    ['__a__ _b_', 'underline(a) italic(b)'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['~~a~~ ||b||', 'strike(a) spoiler(b)'],
    ['`*a*` ``b ` c``', '*a* b ` c'],
    ['\\*a\\* \\\\', '*a* \\'],
    ['[a *b*](https://x.org/c_d_e)', 'link(a italic(b))'],
    ['see https://x.org/a_b, or <https://y.org>.', 'see link(https://x.org/a_b), or link(https://y.org).'],
    ['<@123456789012345678> <#123456789012345678>', 'user channel'],
    ['<@&123456789012345678> @everyone', 'role @everyone'],
    ['</remind add:123456789012345678> <:wave:123456789012345678>', 'command emoji'],
    ['<t:1700000000:R>', 'time'],
    ['<t:soon> <@12>', '<t:soon> <@12>'],
    ['**not closed', '**not closed'],
  ] as const) {
    it(`reads ${source}`, () => expect(inline(source)).to.equal(tree));
  }

  it('reads blocks', () => {
    const source =
      '# Title\ntext\nmore\n> quote\n- one\n  - two\n1. three\n-# small\n```js\n**code**\n```\nend';
    expect(kinds(source)).to.deep.equal([
      'heading',
      'paragraph',
      'quote',
      'list',
      'subtext',
      'code',
      'paragraph',
    ]);
    expect(parseBlocks(source).at(-2)).to.deep.equal({ type: 'code', language: 'js', text: '**code**' });
  });

  it('quotes to the end after >>>', () => {
    expect(kinds('>>> a\nb\n# c')).to.deep.equal(['quote']);
  });

  it('links to nothing but web pages', () => {
    expect(inline('[a](javascript:alert(1)) <data:text/html,x>')).not.to.include('link(');
  });

  for (const hostile of [
    '*',
    '_*',
    '**a ',
    '__a ',
    '||a',
    '[a](',
    '`',
    '> \n',
    '```',
    '<@1',
    'https://',
    '\\',
    '🧨‮',
  ]) {
    it(`reads 4,000 characters of ${JSON.stringify(hostile)} without end of stack or patience`, () => {
      expect(parseBlocks(hostile.repeat(4_000 / hostile.length))).to.be.an('array');
    });
  }

  it('shows times as Discord does', () => {
    const now = 1_700_000_000_000;
    const show = (seconds: number, style: string) => formatTime(seconds, style, now, 'en-GB', 'UTC');
    expect(show(1_700_000_000, 'R')).to.equal('now');
    expect(show(1_700_007_200, 'R')).to.equal('in 2 hours');
    expect(show(1_699_913_600, 'R')).to.equal('yesterday');
    expect(show(1_700_000_000, 'F')).to.match(/^Tuesday,? 14 November 2023 at 22:13$/);
    expect(show(1_700_000_000, 't')).to.equal('22:13');
    expect(show(9_999_999_999_999, 'f')).to.equal('Invalid Date');
  });
});
