import type { AnnouncedMessage } from './announcement.js';
import { type Label, labelNamed, labelOf } from './labels.js';
import { silenced } from './silent.js';

/** A line or sentence of a message. Context does not reach beyond it. */
export interface Statement {
  readonly part: string;
  /** Where the statement begins in its part. */
  readonly offset: number;
  readonly text: string;
  readonly label?: Label;
  /** The name of the field that it stands in, where that is no label. */
  readonly heading?: string;
  /** Whether it is what somebody else said, with an answer below. */
  readonly isQuoted?: true;
}

/** Discord takes 4,000 characters of content and 6,000 in all embeds together. What is more does not come from there. */
const LONGEST_MESSAGE = 10_000;

/** The message in statements, in the order in which people read it. Footers only count where they are labelled. */
export function statementsOf(message: AnnouncedMessage): Statement[] {
  const statements: Statement[] = [];
  let length = 0;
  for (const statement of allStatements(message)) {
    length += statement.text.length;
    if (length > LONGEST_MESSAGE) break;
    statements.push(statement);
  }
  return statements;
}

function* allStatements(message: AnnouncedMessage): Generator<Statement> {
  yield* inText('content', message.content);
  for (const [index, embed] of (message.embeds ?? []).slice(0, 10).entries()) {
    const at = `embeds[${index}]`;
    yield* inText(`${at}.title`, embed.title);
    yield* inText(`${at}.description`, embed.description);
    for (const [number, { name, value }] of (embed.fields ?? []).slice(0, 25).entries()) {
      yield* inField(`${at}.fields[${number}]`, name, value);
    }
    yield* inText(`${at}.footer.text`, embed.footer?.text).filter(({ label }) => label);
  }
}

function inField(part: string, name: string, value: string): Statement[] {
  const label = labelNamed(name);
  if (label) return linesOf(`${part}.value`, value).map((line) => ({ ...line, label }));
  const values = inText(`${part}.value`, value).map((one) => ({ ...one, heading: name }));
  return [...inText(`${part}.name`, name), ...values];
}

/** Lines with their labels; a label that stands alone on a line belongs to the next one. */
function inText(part: string, text: string | undefined): Statement[] {
  const statements: Statement[] = [];
  let waiting: Label | undefined;
  for (const line of linesOf(part, text ?? '')) {
    const labelled = labelOf(line.text);
    const label = labelled?.label ?? waiting;
    const value = labelled ? cut(line, labelled.valueAt) : line;
    waiting = labelled && value.text.trim() === '' ? labelled.label : undefined;
    if (label) statements.push({ ...value, label });
    else statements.push(...sentencesOf(line));
  }
  return statements.filter((statement) => statement.text.trim() !== '');
}

function linesOf(part: string, text: string): Statement[] {
  const lines: Statement[] = [];
  let offset = 0;
  const texts = silenced(text.slice(0, LONGEST_MESSAGE)).split('\n');
  const isAnswer = answers(texts);
  for (const line of texts) {
    lines.push({ part, offset, text: line, ...(isAnswer && QUOTED.test(line) ? { isQuoted: true } : {}) });
    offset += line.length + 1;
  }
  return lines;
}

const QUOTED = /^> /;

/** A message that begins with a quotation and goes on without. One that begins with a title uses the mark for its looks. */
function answers([first = '', ...others]: readonly string[]): boolean {
  return QUOTED.test(first) && others.some((line) => !line.startsWith('>') && line.trim() !== '');
}

const SENTENCE_END =
  /(?<=[.!?…][*_"')\]]{0,3})\s+(?=["'(*_]{0,3}[\p{Lu}\p{Extended_Pictographic}])|\s[|•·]\s|;\s/gu;

function sentencesOf(line: Statement): Statement[] {
  const sentences: Statement[] = [];
  let begin = 0;
  for (const { index, 0: separator } of line.text.matchAll(SENTENCE_END)) {
    sentences.push(cut(line, begin, index));
    begin = index + separator.length;
  }
  return [...sentences, cut(line, begin)];
}

function cut(statement: Statement, from: number, to = statement.text.length): Statement {
  return { ...statement, offset: statement.offset + from, text: statement.text.slice(from, to) };
}
