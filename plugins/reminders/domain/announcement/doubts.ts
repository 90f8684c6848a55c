import type { Once, Repeat } from '../reading/reading.js';
import type { ProposalReason } from './announcement.js';
import type { Mention } from './mention.js';
import type { Statement } from './statements.js';
import { BOUNDED, CANCELLED, INVITATION, MOVED, PERSONAL, UNCERTAIN } from './word-lists.js';

export function isCancelled({ text }: Statement): boolean {
  return CANCELLED.test(text);
}

/** What the words of a message say against a reading of its times. */
export function doubtOf(
  reading: Once | Repeat,
  used: readonly Mention[],
  events: readonly Mention[],
  statements: readonly Statement[],
): ProposalReason | undefined {
  if (isUnsettled(used, statements)) return 'uncertain-words';
  if (used.some((mention) => mention.besideZone || hasNumberBeside(mention))) return 'several-readings';
  if (reading.kind === 'at' && events.some(isAnotherSeries(used))) return 'several-times';
  if (reading.kind === 'repeat' && isBounded(used, events)) return 'several-times';
  return isInvitation(statements, reading.kind === 'repeat') ? undefined : 'not-an-invitation';
}

/** "maybe", "moved", "shall we …?" in the statements of the times, and in the sentences around them. */
export function isUnsettled(used: readonly Mention[], statements: readonly Statement[]): boolean {
  if (used.some(({ statement }) => /\?\s*$/.test(statement.text))) return true;
  return nearby(used, statements).some(({ text }) => UNCERTAIN.test(text) || MOVED.test(text));
}

/** The statements that times stand in and, unless they are labelled, the sentences around them. */
function nearby(used: readonly Mention[], statements: readonly Statement[]): Statement[] {
  const own = new Set(used.map(({ statement }) => statement));
  const spoken = new Set(used.flatMap(({ statement }) => (statement.label ? [] : [statement.part])));
  return statements.filter((statement, index) => {
    if (own.has(statement)) return true;
    const neighbours = [statements[index - 1], statements[index + 1]];
    return spoken.has(statement.part) && neighbours.some((one) => one && own.has(one));
  });
}

/** "17, 24 and 31 March", "Saturday 28": a number beside a time belongs to it, and was not read. */
function hasNumberBeside({ before, after, phrases }: Mention): boolean {
  const isListed = /\d(?:st|nd|rd|th|e|ste|de)?\.? ?(?:,|&|\+|and|en|or|of) ?$/i.test(before);
  const endsWithADay = phrases
    .at(-1)
    ?.meanings.some(({ kind }) => kind !== 'clock' && kind !== 'zone' && kind !== 'range');
  return isListed || (endsWithADay === true && /^,? ?(?:the |de )?\d{1,2}(?![\d:.])/i.test(after));
}

/** "starts 17 March and runs every Tuesday": once and always. */
function isAnotherSeries(used: readonly Mention[]): (mention: Mention) => boolean {
  return (mention) => !used.includes(mention) && mention.request.every !== undefined && mention.says.day;
}

/** A series beside a date of its own, or beside words that give it a beginning or an end that was not read. */
function isBounded(used: readonly Mention[], events: readonly Mention[]): boolean {
  const hasDate = events.some(
    (mention) =>
      !used.includes(mention) &&
      mention.request.days.some(({ date, numbers, relativeDay }) => date ?? numbers ?? relativeDay),
  );
  return hasDate || used.some((mention) => BOUNDED.test(wordsOf(mention)));
}

function wordsOf({ before, phrases, after }: Mention): string {
  const ofDays = phrases.filter(({ meanings }) => meanings.some(({ kind }) => kind === 'weekdays'));
  return [before, ...ofDays.map(({ text }) => text), after].join(' ');
}

/** Whether anything in the message sounds like an event, and not like somebody talking about their own day. */
function isInvitation(statements: readonly Statement[], isSeries: boolean): boolean {
  if (statements.some(({ text }) => PERSONAL.test(text))) return false;
  return isSeries || statements.some(isInviting);
}

/** Labels and titles of embeds are made for events; a sentence needs a word that invites, or to be hardly more than a time. */
function isInviting({ text, label, part }: Statement): boolean {
  if (label || part.endsWith('.title') || INVITATION.test(text)) return true;
  return (text.match(/\p{L}+/gu) ?? []).length <= FEW_WORDS;
}

const FEW_WORDS = 7;
