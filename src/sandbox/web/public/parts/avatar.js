import { h } from '../dom.js';

/** Initials on a colour of their own: the sandbox draws nothing from the net. */
export function avatar({ id, name }) {
  const hue = Number((BigInt(id) * 137n) % 360n); // neighbours in number are far apart in colour
  return h('span', { class: 'avatar', 'aria-hidden': 'true', vars: { '--hue': hue } }, initials(name));
}

export function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  return words
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');
}

export function botTag() {
  return h('span', { class: 'tag' }, 'BOT');
}
