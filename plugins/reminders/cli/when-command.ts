import { Command } from 'commander';
import { z } from 'zod';
import { readWhen } from '../domain/reading/read-when.js';
import type { Reading } from '../domain/reading/reading.js';
import { describeReading } from './describe-reading.js';
import { answerLines } from './json-lines.js';
import { startOf } from './moments.js';
import {
  instantSchema,
  localeSchema,
  type ReadingOptions,
  withReadingOptions,
  zoneSchema,
} from './reading-options.js';

interface WhenOptions extends ReadingOptions {
  readonly json?: true;
  readonly jsonl?: true;
}

export function whenCommand(): Command {
  const command = new Command('when')
    .description('Show how the bot reads what somebody typed for when to be reminded, in English or Dutch.')
    .argument('[text]', 'for example "next friday at 8pm" or "elke eerste maandag om 20u"')
    .option('--json', 'print one object')
    .option(
      '--jsonl',
      'answer {"id","text","now","zone","locale"} per line of standard input, one line each',
    );
  return withReadingOptions(command).action((text: string | undefined, options: WhenOptions) =>
    show(text, options, command),
  );
}

async function show(text: string | undefined, options: WhenOptions, command: Command): Promise<void> {
  if (options.jsonl)
    return answerLines(requestSchema, ({ text: asked, ...context }) => toJson(readWhen(asked, context)));
  if (text === undefined) command.error("error: missing required argument 'text'");
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
