import { existsSync, readFileSync, statSync } from 'node:fs';
import type { CommandLine } from 'alphapy';
import { Command } from 'commander';
import { z } from 'zod';
import type { AnnouncedMessage, Announcement } from '../domain/announcement/announcement.js';
import { readAnnouncement } from '../domain/announcement/read-announcement.js';
import { messageSchema } from './announced-message.js';
import { askedLocale } from './asked-locale.js';
import { describeAnnouncement } from './describe-announcement.js';
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

interface AnnouncementOptions extends ReadingOptions {
  readonly json?: true;
  readonly jsonl?: true;
}

/** @param typed the whole command line, for the language in which it is answered */
export function announcementCommand(
  { asTyped }: CommandLine,
  typed: readonly string[] = process.argv,
): Command {
  const command = new Command('announcement')
    .description('Show what the bot would make of an announcement, and why.')
    .argument('[files...]', "JSON files, each with a message as Discord's API gives it")
    .option('--json', 'print one object for each file')
    .option(
      '--jsonl',
      'answer {"id","message","now","zone","locale"} per line of standard input, one line each',
    );
  const words = problemWords(askedLocale(typed));
  return speakPlainly(withReadingOptions(command, words), words).action(
    async (files: string[], options: AnnouncementOptions) => {
      if (options.jsonl && files.length > 0) command.error(`error: ${words.filesAndLines}`);
      if (options.jsonl)
        return answerLines(requestSchema, ({ message, ...context }) =>
          toJson(readAnnouncement(message, context)),
        );
      if (files.length === 0) command.error(`error: ${words.noFiles}`);
      const problems = files.flatMap((file) => {
        const read = messageIn(asTyped(file), words);
        if (typeof read === 'string') return [read];
        show(read, options);
        return [];
      });
      if (problems.length > 0) command.error(allProblems(problems, files, asTyped, words));
    },
  );
}

/** Each on a line of its own. Where no file is there at all, they may be the words of a text. */
function allProblems(
  problems: readonly string[],
  files: readonly string[],
  asTyped: CommandLine['asTyped'],
  words: ProblemWords,
): string {
  const said = `error: ${problems.join(`\n${words.error}: `)}`;
  const isText = files.every((file) => !existsSync(asTyped(file)) && !file.endsWith('.json'));
  return isText ? `${said}\n${words.textInstead(files.join(' '))}` : said;
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
function messageIn(file: string, words: ProblemWords): AnnouncedMessage | string {
  if (!existsSync(file)) return words.noSuchFile(file);
  if (statSync(file).isDirectory()) return words.unreadable(file, words.folder);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? words.noJson : error instanceof Error && error.message;
    return words.unreadable(file, String(why || error));
  }
  const { data, error } = fileSchema.safeParse(json);
  return data ?? words.noMessage(file, problemIn(error, words));
}

/** "embeds.0.title has to be text" */
function problemIn(error: z.ZodError | undefined, words: ProblemWords): string {
  const [issue] = error?.issues ?? [];
  if (!issue || issue.path.length === 0) return words.wholeMessage;
  const kind = issue.code === 'invalid_type' ? words.kinds[issue.expected] : undefined;
  return kind ? words.part(issue.path.join('.'), kind) : words.wholeMessage;
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
