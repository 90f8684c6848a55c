import { parseInline } from './inline.js';

/**
 * A message's text as a list of blocks, each with the parsed inside of its lines:
 * paragraph, heading, subtext, quote, list, code.
 */
export function parseBlocks(text) {
  const parts = text.split(/```(?:([\w+.-]+)\n)?\n*([\s\S]*?)\n*```/);
  const blocks = [];
  for (let index = 0; index < parts.length; index += 3) {
    blocks.push(...parseLines(parts[index]));
    const code = parts[index + 2];
    if (code !== undefined) blocks.push({ type: 'code', language: parts[index + 1] ?? '', text: code });
  }
  return blocks;
}

/** How the first line of a block looks. `take` says how many more lines belong to it. */
const KINDS = [
  { pattern: /^>>> ([\s\S]*)/, read: quoteToTheEnd },
  { pattern: /^> ?/, read: quote },
  { pattern: /^(#{1,3}) (\S.*)/, read: heading },
  { pattern: /^-# (\S.*)/, read: subtext },
  { pattern: /^ *(?:[-*]|\d{1,9}\.) (?=\S)/, read: list },
];

function parseLines(text) {
  const blocks = [];
  const lines = text.replace(/^\n|\n$/g, '').split('\n');
  if (lines.length === 1 && lines[0] === '') return blocks;
  let paragraph = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const kind = KINDS.find(({ pattern }) => pattern.test(lines[at]));
    if (!kind) {
      paragraph.push(lines[at]);
      at += 1;
      continue;
    }
    endParagraph();
    const { block, taken } = kind.read(lines.slice(at), kind.pattern);
    blocks.push(block);
    at += taken;
  }
  endParagraph();
  return blocks;
}

function quoteToTheEnd(lines) {
  const inside = lines.join('\n').replace(/^>>> /, '');
  return { block: { type: 'quote', children: parseInline(inside) }, taken: lines.length };
}

function quote(lines, pattern) {
  const taken = countWhile(lines, pattern);
  const inside = lines.slice(0, taken).map((line) => line.replace(pattern, ''));
  return { block: { type: 'quote', children: parseInline(inside.join('\n')) }, taken };
}

function heading([line], pattern) {
  const [, marks, text] = pattern.exec(line);
  return { block: { type: 'heading', level: marks.length, children: parseInline(text) }, taken: 1 };
}

function subtext([line], pattern) {
  const [, text] = pattern.exec(line);
  return { block: { type: 'subtext', children: parseInline(text) }, taken: 1 };
}

function list(lines, pattern) {
  const taken = countWhile(lines, pattern);
  const items = lines.slice(0, taken).map((line) => ({
    marker: /\d+\./.exec(pattern.exec(line)[0])?.[0] ?? '•',
    depth: Math.min(Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 2), 5),
    children: parseInline(line.replace(pattern, '')),
  }));
  return { block: { type: 'list', items }, taken };
}

function countWhile(lines, pattern) {
  const end = lines.findIndex((line) => !pattern.test(line));
  return end === -1 ? lines.length : end;
}
