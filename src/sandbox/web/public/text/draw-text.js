import { h } from '../dom.js';
import { parseBlocks } from './blocks.js';
import { drawTime } from './draw-time.js';
import { parseInline } from './inline.js';

/**
 * A message's text as elements. `names` tells how ids are shown: `user(id)`, `role(id)` (with a color), `channel(id)`;
 * each answers with a text or an object of `text` and `color`.
 */
export function drawText(text, names) {
  return parseBlocks(text ?? '').map((block) => drawBlock(block, names));
}

/** Text of one line: a title, the name of a field. */
export function drawLine(text, names) {
  return drawInline(parseInline(text ?? ''), names);
}

function drawBlock(block, names) {
  switch (block.type) {
    case 'heading':
      // the page has a heading of its own
      return h(`h${block.level + 2}`, {}, drawInline(block.children, names));
    case 'subtext':
      return h('p', { class: 'subtext' }, drawInline(block.children, names));
    case 'quote':
      return h('blockquote', {}, drawInline(block.children, names));
    case 'code':
      return h('pre', {}, h('code', {}, block.text));
    case 'list':
      return h(
        'ul',
        { class: 'list' },
        block.items.map((item) => drawItem(item, names)),
      );
    default:
      return h('p', {}, drawInline(block.children, names));
  }
}

function drawItem({ marker, depth, children }, names) {
  return h(
    'li',
    { vars: { '--depth': depth } },
    h('span', { class: 'marker' }, marker),
    ' ',
    drawInline(children, names),
  );
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };

function drawInline(nodes, names) {
  return nodes.map((node) => drawNode(node, names));
}

function drawNode(node, names) {
  const inside = () => drawInline(node.children, names);
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return h('code', {}, node.text);
    case 'boldItalic':
      return h('strong', {}, h('em', {}, inside()));
    case 'spoiler':
      return drawSpoiler(inside());
    case 'link':
      return h('a', { href: node.url, target: '_blank', rel: 'noreferrer noopener' }, inside());
    case 'time':
      return drawTime(node.seconds, node.style);
    case 'user':
      return mention(`@${names.user(node.id)}`);
    case 'role':
      return mention(`@${names.role(node.id).text}`, names.role(node.id).color);
    case 'channel':
      return mention(`#${names.channel(node.id)}`);
    case 'command':
      return mention(`/${node.name}`);
    case 'everyone':
      return mention(node.text);
    case 'emoji':
      return h('span', { class: 'emoji' }, `:${node.name}:`);
    default:
      return h(TAGS[node.type], {}, inside());
  }
}

function mention(text, color) {
  return h('span', { class: 'mention', vars: color ? { '--mention': color } : {} }, text);
}

function drawSpoiler(children) {
  const spoiler = h(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': 'Spoiler, hidden' },
    children,
  );
  spoiler.addEventListener('click', () => {
    spoiler.classList.add('open');
    spoiler.removeAttribute('aria-label');
  });
  return spoiler;
}
