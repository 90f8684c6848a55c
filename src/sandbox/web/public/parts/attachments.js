import { h } from '../dom.js';

/** Pictures are shown, everything else is offered for download. */
export function drawAttachments(attachments) {
  if (attachments.length === 0) return null;
  return h('div', { class: 'attachments' }, attachments.map(drawAttachment));
}

function drawAttachment({ url, filename, description, size, content_type: type }) {
  if (type?.startsWith('image/')) return drawPicture(url, description ?? filename, 'attached');
  return h(
    'a',
    { class: 'file', href: url, download: filename },
    filename,
    ' ',
    h('span', { class: 'muted' }, inWords(size)),
  );
}

/** A picture of the sandbox. One from elsewhere is a link: the page loads nothing from the net. */
export function drawPicture(url, text, className) {
  const { hostname, pathname } = new URL(url, location.href);
  const isOurs = hostname === '127.0.0.1' || hostname === location.hostname;
  if (isOurs) return h('img', { class: className, src: pathname, alt: text, loading: 'lazy' });
  return h(
    'a',
    { class: 'file', href: url, target: '_blank', rel: 'noreferrer noopener' },
    `${text || 'Picture'} ↗`,
  );
}

function inWords(bytes) {
  return bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
