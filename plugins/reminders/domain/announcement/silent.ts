import { MONTH } from '../reading/words/months.js';

/** Links, mentions, custom emojis and code hold numbers that are no times; Discord's timestamps are. */
const NOT_PROSE =
  /`[/!]\w[^`\n]*`|https?:\/\/\S+|<(?:@[!&]?|#|a?:\w+:)\d+>|```[\s\S]*?(?:```|$)|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\b[\w.+-]+@[\w-]+\.\w+/g;

/** What is struck through was announced once; it leaves its marks, so that it is seen that something was. */
export const STRUCK_THROUGH = /~~[^~]+~~/g;

/** The text at the same length, with what says no time made silent. */
export function silenced(text: string): string {
  return text
    .replace(NOT_PROSE, silence)
    .replace(STRUCK_THROUGH, (found) => found.replace(/[^\n]/g, '~'))
    .replace(NUMBER_SIGN, silence)
    .replace(NUMBERED_ON, silence)
    .replace(NUMBERED_CHAPTER, silence)
    .replace(NUMBERED, (found, date: string) => (Number(found) < Number(date) ? found : silence(found)));
}

/** "~~Friday~~ Saturday": what is left may be all that changed, or not yet. */
export function hasStruckThrough(silencedText: string): boolean {
  return silencedText.includes('~~~~~');
}

function silence(found: string): string {
  return found.replace(/[^\n]/g, '#');
}

/** "Quiz #2" */
const NUMBER_SIGN = /(?<![\p{L}\p{N}])#\d{1,4}(?![\d:.])/gu;

const DATE = `(?:the )?(\\d{1,2})(?:st|nd|rd|th|e|de)?(?: of)? ${MONTH}(?!\\p{L})`;

/** Words before a number that may be an hour, a day, or how many there are. */
const NO_NAME = [
  'the|de|het|at|om|from|van|vanaf|around|about|by|until|till|tot|between|tussen|tegen|rond|after|before|past|voor|over',
  'and|en|or|of|only|all|alle|are|zijn|with|met|starts?|starting|begins?|beginning|begint|start|meet|doors|half',
  `\\p{L}{0,9}da[gy]|${MONTH}`,
].join('|');

const NAME = `(?<=(?!(?:${NO_NAME})(?!\\p{L}))(?<!\\p{L})\\p{L}{2,20} )`;

/** "Session 5 on 3 December": which one it is, and neither a day nor an hour. */
const NUMBERED_ON = new RegExp(`${NAME}\\d{1,3}(?= (?:on|op) (?:\\p{L}+,? )?${DATE})`, 'giu');

/** "Chapter 7 - 5 December" */
const NUMBERED_CHAPTER = new RegExp(
  `(?<=(?<!\\p{L})(?:chapter|hoofdstuk|part|deel|episode|aflevering|level|season|seizoen|volume) )\\d{1,3}(?= [-–—] ${DATE})`,
  'giu',
);

/** "Festival 5 - 6 December" is on both days, "Session 7 - 5 December" cannot be. */
const NUMBERED = new RegExp(`${NAME}\\d{1,3}(?= [-–—] ${DATE})`, 'giu');
