import { expect } from 'chai';
import { createLogger } from '../../src/core/logger.js';

const botToken = 'MTAwMDAwMDAwMDAwMDAwMDAx.GhIjKl.aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789AB';

function loggerInto(lines: string[]) {
  return createLogger({
    level: 'info',
    name: 'gateway 0-1',
    pretty: false,
    write: (line) => void lines.push(line),
  });
}

describe('the logger', () => {
  it('writes words, fields and an error as one JSON object', () => {
    const lines: string[] = [];
    loggerInto(lines)
      .child({ plugin: 'reminders' })
      .error('could not send', { guild: '1' }, new RangeError('too long'));
    const entry = JSON.parse(lines[0] ?? '');
    expect(entry).to.include({
      plugin: 'reminders',
      guild: '1',
      msg: 'could not send',
      process: 'gateway 0-1',
    });
    expect(entry.err).to.include({ type: 'RangeError', message: 'too long' });
  });

  it('is silent below its level', () => {
    const lines: string[] = [];
    loggerInto(lines).debug('detail');
    expect(lines).to.deep.equal([]);
  });

  const secrets: Readonly<Record<string, string>> = {
    'a bot token': botToken,
    'a password in a connection string': 'postgres://bot:hunter2hunter2@db/alphapy',
    'an interaction token': `POST /interactions/100000000000000001/${'aW50ZXJhY3Rpb24'.repeat(4)}/callback`,
    'an authorization header': 'Authorization: Bearer abcdefghijklmnopqrstuvwxyz',
    'a JSON web token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
  };
  for (const [what, text] of Object.entries(secrets)) {
    it(`never shows ${what}, not even in an error's stack`, () => {
      const lines: string[] = [];
      loggerInto(lines).error(text, new Error(text));
      expect(lines.join()).to.include('[redacted]');
      const secret = text.split(/[/ :@]/).sort((a, b) => b.length - a.length)[0] ?? text;
      expect(lines.join()).not.to.include(secret);
    });
  }
});
