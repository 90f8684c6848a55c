import { Command } from 'commander';
import { z } from 'zod';
import { readWhen } from '../domain/reading/read-when.js';
import type { Reading } from '../domain/reading/reading.js';
import { askedLocale } from './asked-locale.js';
import { describeReading } from './describe-reading.js';
import { answerLines } from './json-lines.js';
import { startOf } from './moments.js';
import { type ProblemWords, problemWords } from './problem-words.js';
import {
  instantSchema,
  localeSchema,
  type ReadingOptions,
  withReadingOptions,
  zoneSchema,
} from './reading-options.js';
import { speakPlainly } from './speak-plainly.js';

interface WhenOptions extends ReadingOptions {
  readonly json?: true;
  readonly jsonl?: true;
}

/** @param typed the whole command line, for the language in which it is answered */
export function whenCommand(typed: readonly string[] = process.argv): Command {
  const command = new Command('when')
    .description('Show how the bot reads what somebody typed for when to be reminded, in English or Dutch.')
    .argument('[text...]', 'for example "next friday at 8pm" or "elke eerste maandag om 20u"')
    .option('--json', 'print one object')
    .option(
      '--jsonl',
      'answer {"id","text","now","zone","locale"} per line of standard input, one line each',
    );
  const words = problemWords(askedLocale(typed));
  return speakPlainly(withReadingOptions(command, words), words).action(
    (texts: string[], options: WhenOptions) => show(texts, options, command, words),
  );
}

async function show(
  [text, ...others]: readonly string[],
  options: WhenOptions,
  command: Command,
  words: ProblemWords,
): Promise<void> {
  if (options.jsonl)
    return answerLines(requestSchema, ({ text: asked, ...context }) => toJson(readWhen(asked, context)));
  if (text === undefined) command.error(`error: ${words.noText}`);
  if (others.length > 0) command.error(`error: ${words.unquoted([text, ...others].join(' '))}`);
  const reading = readWhen(text, options);
  console.log(
    options.json ? JSON.stringify(toJson(reading)) : describeReading(text, reading, options.locale),
  );
}

const requestSchema = z.object({
  text: z.string(),
  now: instantSchema,
  zone: zoneSchema,
  locale: localeSchema,
});

function toJson(reading: Reading): object {
  switch (reading.kind) {
    case 'at':
      return { kind: 'at', instant: reading.instant.toString() };
    case 'repeat':
      return { kind: 'repeat', rule: reading.rule, next: reading.next.map(String) };
    case 'ask':
      return {
        kind: 'ask',
        options: [...new Set(reading.options.map((option) => startOf(option).toString()))],
      };
    case 'refuse':
      return { kind: 'refuse', reason: reading.reason };
  }
}
