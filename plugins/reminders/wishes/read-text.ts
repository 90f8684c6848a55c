import { cleanBlock, refuse } from 'alphapy';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { isVisible } from '../domain/visible.js';

/** What to remind of, as it is kept; or a refusal. */
export function readText(what: string): string {
  const text = cleanBlock(what);
  if (!isVisible(text))
    throw refuse('reminders.empty', 'There is nothing in that text. Say what to remind you of.');
  if (text.length > LONGEST_TEXT)
    throw refuse('reminders.tooLong', `A reminder has at most ${LONGEST_TEXT} characters.`, {
      most: LONGEST_TEXT,
    });
  return text;
}
