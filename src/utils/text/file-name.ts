import { cleanLine } from './clean.js';
import { truncate } from './truncate.js';

const forbidden = /[\\/:*?"<>|]/g;
/** Windows opens a device instead of a file for these, whatever the extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const longest = 100;

/**
 * A name for a file that every system can store, at most 100 characters long: no folders, no devices, no hidden files;
 * the extension is kept.
 *
 * @example safeFileName('../notes: May?.txt') // 'notes_ May_.txt'
 */
export function safeFileName(name: string, fallback = 'file'): string {
  const bare = cleanLine(name.replace(/^.*[\\/]/s, ''))
    .replace(forbidden, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (bare === '') return fallback;
  const whole = device.test(bare) ? `_${bare}` : bare;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(whole)?.[0] ?? '';
  const stem = whole.slice(0, whole.length - extension.length);
  return `${truncate(stem, longest - extension.length)}${extension}`;
}
