import { h } from '../dom.js';
import { formatTime } from './time.js';

/** In which language the person uses Discord. */
let language;

/** A time in the reader's own zone and language. Relative ones are kept true by `refreshTimes`. */
export function drawTime(seconds, style) {
  const element = h('time', { class: 'mention time', 'data-seconds': seconds, 'data-style': style });
  fill(element);
  return element;
}

export function refreshTimes() {
  for (const element of document.querySelectorAll('time[data-style="R"]')) fill(element);
}

/** From now on, and where times stand already. */
export function showTimesIn(locale) {
  if (locale === language) return;
  language = locale;
  for (const element of document.querySelectorAll('time[data-style]')) fill(element);
}

function fill(element) {
  const seconds = Number(element.dataset.seconds);
  element.textContent = formatTime(seconds, element.dataset.style, Date.now(), language);
  element.title = formatTime(seconds, 'F', Date.now(), language);
}
