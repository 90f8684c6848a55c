import { firstClause, lastClause } from './clauses.js';
import { ABSENT, PERSONAL } from './event-words.js';
import { CLOSED, EVENT, GOODBYE, INVITATION, NO_GATHERING } from './invitation-words.js';
import type { Mention } from './mention.js';
import type { Statement } from './statements.js';

/** Somebody talking about their own day. */
export function isPersonal({ text }: Statement): boolean {
  return PERSONAL.test(text);
}

/** "Can't make it to the 8pm session on Friday" */
export function isOfAbsence({ statement: { label, text } }: Mention): boolean {
  return !label && ABSENT.test(text);
}

/** Whether what is said around the times sounds like an event, and not like somebody talking about their own day. */
export function isInvitation(
  around: readonly Statement[],
  used: readonly Mention[],
  statements: readonly Statement[],
): boolean {
  if (statements.some(isPersonal) || used.some((mention) => isOwn(mention) || gathersNobody(mention)))
    return false;
  if (around.some(({ label, text }) => !label && CLOSED.test(text))) return false;
  return around.some((statement) => isInviting(statement, used)) || used.some(isGoodbye);
}

/** "I work …", "ik speel …": the time is somebody's own, though others may be welcome. */
function isOwn({ statement: { label, text } }: Mention): boolean {
  return !label && (OWN.test(text) || /(?<!\p{L})(?:for me|wish me|voor (?:me|mij))(?!\p{L})/iu.test(text));
}

const OWN = /(?<![\p{L}\p{N}.'])(?:I|Ik|ik)(?:'\p{L}+)?(?![\p{L}.])/u;

function gathersNobody({ statement: { label, text } }: Mention): boolean {
  return !label && NO_GATHERING.test(text) && !EVENT.test(text);
}

/** Labels are made for events; a sentence needs a word that names or invites, or to be hardly more than a time. */
function isInviting(statement: Statement, used: readonly Mention[]): boolean {
  if (statement.label && statement.label !== 'other') return true;
  const text = withoutTimes(statement, used);
  return (
    EVENT.test(text) ||
    INVITATION.test(text) ||
    (text.length > 0 && wordsIn(text) <= FEW_WORDS && isUsed(statement, used))
  );
}

/** "See you on Friday at 20:00!" */
function isGoodbye({ before, after }: Mention): boolean {
  return GOODBYE.test(`${lastClause(before)} ${firstClause(after)}`);
}

function isUsed(statement: Statement, used: readonly Mention[]): boolean {
  return used.some((mention) => mention.statement === statement);
}

const FEW_WORDS = 3;

export function wordsIn(text: string): number {
  return (text.match(/\p{L}+/gu) ?? []).length;
}

/** What is said besides the time: "tonight" is no night that somebody is invited to. */
function withoutTimes(statement: Statement, used: readonly Mention[]): string {
  const ofStatement = used.filter((mention) => mention.statement === statement);
  let text = ofStatement[0]?.tidied.text ?? statement.text;
  for (const { index, text: found } of ofStatement.flatMap(({ phrases }) => phrases)) {
    text = text.slice(0, index) + ' '.repeat(found.length) + text.slice(index + found.length);
  }
  return text.replaceAll(PARTS_OF_A_DAY, '');
}

const PARTS_OF_A_DAY =
  /(?<!\p{L})(?:tonight|tonite|van(?:avond|middag|ochtend|nacht)|(?:morgen|overmorgen|\p{L}{2,6}dag)(?:avond|middag|ochtend|nacht))(?!\p{L})/giu;
