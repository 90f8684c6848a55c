import type { Command } from 'commander';
import type { ProblemWords } from './problem-words.js';

/** What commander says, which speaks English alone, and names an option that is wrong twice. */
const SAID: readonly (readonly [
  pattern: RegExp,
  say: (words: ProblemWords, match: RegExpExecArray) => string,
])[] = [
  [
    /^error: option '(--\w+)[^']*' argument '.*' is invalid\. (.*)$/su,
    (_words, [, option, why]) => `${option}: ${why}`,
  ],
  [/^error: option '(--\w+)[^']*' argument missing/u, (words, [, option = '']) => words.noValue(option)],
  [/^error: unknown option '(.*)'/su, (words, [, option = '']) => words.unknownOption(option)],
  [/^error: (.*)$/su, (_words, [, why = '']) => why],
];

/** Lets a command say what is wrong in the language of who asked. */
export function speakPlainly(command: Command, words: ProblemWords): Command {
  return command.configureOutput({
    outputError: (message, write) => write(`${plain(message.trimEnd(), words)}\n`),
  });
}

function plain(message: string, words: ProblemWords): string {
  for (const [pattern, say] of SAID) {
    const match = pattern.exec(message);
    if (match) return `${words.error}: ${say(words, match)}`;
  }
  return message;
}
