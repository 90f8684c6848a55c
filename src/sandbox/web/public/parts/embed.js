import { h } from '../dom.js';
import { cssColor } from '../store.js';
import { drawLine, drawText } from '../text/draw-text.js';
import { drawTime } from '../text/draw-time.js';
import { drawPicture } from './attachments.js';

export function drawEmbed(embed, names) {
  const { color, author, title, url, description, fields = [], thumbnail, image, footer, timestamp } = embed;
  return h(
    'section',
    { class: 'embed', vars: color ? { '--bar': cssColor(color) } : {} },
    thumbnail && drawPicture(thumbnail.url, 'Thumbnail', 'thumbnail'),
    author && h('p', { class: 'embed-author' }, linked(author.url, author.name)),
    title && h('h3', { class: 'embed-title' }, linked(url, drawLine(title, names))),
    description && h('div', { class: 'text' }, drawText(description, names)),
    fields.length > 0 &&
      h(
        'div',
        { class: 'fields' },
        fields.map((field) => drawField(field, names)),
      ),
    image && drawPicture(image.url, 'Picture', 'image'),
    (footer || timestamp) && drawFooter(footer, timestamp),
  );
}

function drawField({ name, value, inline }, names) {
  return h(
    'div',
    { class: inline ? 'field inline' : 'field' },
    h('h4', {}, drawLine(name, names)),
    h('div', { class: 'text' }, drawText(value, names)),
  );
}

function drawFooter(footer, timestamp) {
  const time = timestamp && drawTime(Math.floor(Date.parse(timestamp) / 1000), 's');
  return h('footer', {}, footer?.text, footer?.text && time && ' • ', time);
}

function linked(url, content) {
  if (!/^https?:\/\//.test(url ?? '')) return content;
  return h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, content);
}
