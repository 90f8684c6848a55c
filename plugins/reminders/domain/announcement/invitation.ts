import { INVITATION, PERSONAL } from './event-words.js';
import type { Mention } from './mention.js';
import type { Statement } from './statements.js';

/** Somebody talking about their own day. */
export function isPersonal({ text }: Statement): boolean {
  return PERSONAL.test(text);
}

/** Whether anything in the message sounds like an event, and not like somebody talking about their own day. */
export function isInvitation(
  statements: readonly Statement[],
  used: readonly Mention[],
  isSeries: boolean,
): boolean {
  if (statements.some(isPersonal)) return false;
  return isSeries || statements.some((statement) => isInviting(statement, used));
}

/** Labels and titles of embeds are made for events; a sentence needs a word that invites, or to be hardly more than a time. */
function isInviting(statement: Statement, used: readonly Mention[]): boolean {
  if (statement.label || statement.part.endsWith('.title')) return true;
  const text = withoutTimes(statement, used);
  return INVITATION.test(text) || wordsIn(text) <= FEW_WORDS;
}

const FEW_WORDS = 7;

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
