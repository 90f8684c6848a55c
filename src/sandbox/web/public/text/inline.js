/**
 * The inside of a line, as a tree of plain objects: `{ type: 'bold', children: [{ type: 'text', text: 'hi' }] }`.
 * @see {@link https://support.discord.com/hc/en-us/articles/210298617}
 */

/** Deeper nesting than a person writes; hostile text must not nest without end. */
const DEEPEST = 8;

const SNOWFLAKE = '(\\d{15,20})';

/** In order: the first that matches at a place wins. `read` turns the match into a node. */
const RULES = [
  rule(/\\([^\w\s])/y, ([, text]) => ({ type: 'text', text })),
  rule(/(`+)([\s\S]*?[^`])\1(?!`)/y, ([, , text]) => ({
    type: 'code',
    text: text.replace(/^ (.+) $/, '$1'),
  })),
  rule(new RegExp(`<@!?${SNOWFLAKE}>`, 'y'), ([, id]) => ({ type: 'user', id })),
  rule(new RegExp(`<@&${SNOWFLAKE}>`, 'y'), ([, id]) => ({ type: 'role', id })),
  rule(new RegExp(`<#${SNOWFLAKE}>`, 'y'), ([, id]) => ({ type: 'channel', id })),
  rule(new RegExp(`</([^:>]{1,100}):${SNOWFLAKE}>`, 'y'), ([, name]) => ({ type: 'command', name })),
  rule(new RegExp(`<a?:(\\w{2,32}):${SNOWFLAKE}>`, 'y'), ([, name]) => ({ type: 'emoji', name })),
  rule(/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, ([, seconds, style = 'f']) => ({
    type: 'time',
    seconds: Number(seconds),
    style,
  })),
  rule(/@(everyone|here)/y, ([text]) => ({ type: 'everyone', text })),
  rule(/<(https?:\/\/[^\s<>]+)>/y, ([, url]) => link(url, url)),
  rule(/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s<>()]+)>?(?: "[^"\n]*")?\)/y, ([, text, url], inside) => ({
    ...link(url),
    children: inside(text),
  })),
  rule(/https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|]/y, ([url]) => link(url, url)),
  nesting('boldItalic', /\*\*\*(?=\S)([\s\S]*?\S)\*\*\*(?!\*)/y),
  nesting('bold', /\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/y),
  nesting('underline', /__(?=\S)([\s\S]*?\S)__(?!_)/y),
  nesting('italic', /\*(?=\S)((?:\*\*(?:(?!\*\*)[\s\S])+\*\*|[^*])+?)(?<!\s)\*(?!\*)/y),
  nesting('italic', /_(?=\S)((?:__(?:(?!__)[\s\S])+__|[^_])+?)(?<!\s)_(?![_\w])/y),
  nesting('strike', /~~(?=\S)([\s\S]*?\S)~~/y),
  nesting('spoiler', /\|\|([\s\S]+?)\|\|/y),
];

function rule(pattern, read) {
  return { pattern, read };
}

function nesting(type, pattern) {
  return rule(pattern, ([, text], inside) => ({ type, children: inside(text) }));
}

function link(url, text) {
  return { type: 'link', url, children: text ? [{ type: 'text', text }] : [] };
}

export function parseInline(text, depth = 0) {
  const nodes = [];
  let plain = '';
  const endPlain = () => {
    if (plain) nodes.push({ type: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = depth < DEEPEST ? matchAt(text, at, depth) : null;
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (found.node.type === 'text') plain += found.node.text;
    else {
      endPlain();
      nodes.push(found.node);
    }
    at += found.length;
  }
  endPlain();
  return nodes;
}

/** A letter or space begins nothing but `http`. */
const CANNOT_BEGIN = /[\p{L}\p{N}\s]/u;

function matchAt(text, at, depth) {
  if (text[at] !== 'h' && CANNOT_BEGIN.test(text[at])) return null;
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match)
      return { node: read(match, (inside) => parseInline(inside, depth + 1)), length: match[0].length };
  }
  return null;
}
