import { readFileSync } from 'node:fs';
import type { CommandLine } from 'alphapy';
import { Command } from 'commander';
import { z } from 'zod';
import type { AnnouncedMessage, Announcement } from '../domain/announcement/announcement.js';
import { readAnnouncement } from '../domain/announcement/read-announcement.js';
import { messageSchema } from './announced-message.js';
import { describeAnnouncement } from './describe-announcement.js';
import { answerLines, wordsOf } from './json-lines.js';
import { startOf } from './moments.js';
import {
  instantSchema,
  localeSchema,
  type ReadingOptions,
  withReadingOptions,
  zoneSchema,
} from './reading-options.js';

interface AnnouncementOptions extends ReadingOptions {
  readonly json?: true;
  readonly jsonl?: true;
}

export function announcementCommand({ asTyped }: CommandLine): Command {
  const command = new Command('announcement')
    .description('Show what the bot would make of an announcement, and why.')
    .argument('[files...]', "JSON files, each with a message as Discord's API gives it")
    .option('--json', 'print one object for each file')
    .option(
      '--jsonl',
      'answer {"id","message","now","zone","locale"} per line of standard input, one line each',
    );
  return withReadingOptions(command).action(async (files: string[], options: AnnouncementOptions) => {
    if (options.jsonl && files.length > 0)
      command.error('error: --jsonl reads standard input, and no files; leave out one of the two');
    if (options.jsonl)
      return answerLines(requestSchema, ({ message, ...context }) =>
        toJson(readAnnouncement(message, context)),
      );
    if (files.length === 0) command.error("error: missing required argument 'files'");
    const problems = files.flatMap((file) => {
      const read = messageIn(asTyped(file));
      if (typeof read === 'string') return [`error: ${read}`];
      show(read, options);
      return [];
    });
    if (problems.length > 0) command.error(problems.join('\n'));
  });
}

function show(message: AnnouncedMessage, options: AnnouncementOptions): void {
  const announcement = readAnnouncement(message, options);
  console.log(
    options.json
      ? JSON.stringify(toJson(announcement))
      : describeAnnouncement(message, announcement, options.locale),
  );
}

/** The message in a file, or what is wrong with it: the files after it are wanted all the same. */
function messageIn(file: string): AnnouncedMessage | string {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error ? error.message : error}`;
  }
  const { data, error } = fileSchema.safeParse(json);
  return data ?? `${file} is no message: ${error ? wordsOf(error) : ''}`;
}

/** A message, or a line of --jsonl in a file of its own. */
const fileSchema = z.preprocess((json) => wrapped.safeParse(json).data?.message ?? json, messageSchema);

const wrapped = z.object({
  message: z.unknown(),
  content: z.undefined().optional(),
  embeds: z.undefined().optional(),
});

const requestSchema = z.object({
  message: messageSchema,
  now: instantSchema,
  zone: zoneSchema,
  locale: localeSchema,
});

function toJson(announcement: Announcement): object {
  const { kind, spans } = announcement;
  switch (kind) {
    case 'create': {
      const { start, next, title, location } = announcement;
      return { kind, start: start.toString(), next: next?.map(String) ?? null, title, location, spans };
    }
    case 'propose': {
      const options = announcement.options.map((option) => startOf(option).toString());
      return { kind, options: [...new Set(options)], why: announcement.why, spans };
    }
    case 'none':
      return { kind, why: announcement.why, spans };
  }
}
