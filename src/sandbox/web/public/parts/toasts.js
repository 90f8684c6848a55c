import { byId, h } from '../dom.js';

const SHOWN_MS = 8_000;

/** Says something that went wrong, for a while. */
export function showToast(text) {
  const toast = h('p', { class: 'toast' }, text);
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), SHOWN_MS);
}
