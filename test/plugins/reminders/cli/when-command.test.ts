import { expect } from 'chai';
import { jsonLines, runWithInput, THEN } from './run-with-input.js';

describe('npx alphapy when', function () {
  this.timeout(180_000);

  for (const [text, expected] of [
    ['friday at 20:00', { kind: 'at', instant: '2026-03-13T19:00:00Z' }],
    [
      'every monday at 20:00',
      {
        kind: 'repeat',
        rule: 'RRULE:FREQ=WEEKLY;BYDAY=MO',
        next: ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06', '2026-04-13'].map(
          (day) => `${day}T${day < '2026-03-29' ? '19' : '18'}:00:00Z`,
        ),
      },
    ],
    ['at 8', { kind: 'ask', options: ['2026-03-11T19:00:00Z', '2026-03-12T07:00:00Z'] }],
    ['30 february', { kind: 'refuse', reason: 'impossible' }],
  ] as const) {
    it(`prints exactly one object for "${text}"`, async () => {
      const { code, stdout, stderr } = await runWithInput(['when', text, '--json', ...THEN]);
      expect(jsonLines(stdout)).to.deep.equal([expected]);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    });
  }

  it('shows a person what it read, and what it assumed', async () => {
    const { stdout } = await runWithInput(['when', '**vrijdag** om half acht', '--locale', 'nl', ...THEN]);
    expect(stdout.split('\n').slice(0, 2)).to.deep.equal([
      '**vrijdag** om half acht',
      '  ^^^^^^^      ^^^^^^^^^',
    ]);
    expect(stdout).to.match(/1\. vrijdag 13 maart 2026 om 07:30 \(Europe\/Brussels\)/);
    expect(stdout).to.match(/Aangenomen:\n {2}de eigen tijdzone van de lezer/);
  });

  it('tells the two apart that a clock shows twice', async () => {
    const { stdout } = await runWithInput(['when', '25 october 2026 at 02:30', ...THEN]);
    expect(stdout).to.match(
      /1\. .*02:30 \(Europe\/Brussels, UTC\+02:00\)\n.*2\. .*02:30 \(Europe\/Brussels, UTC\+01:00\)/,
    );
  });

  it('answers every line of its input, in order, with the id, and does not end at a bad one', async () => {
    const context = { now: '2026-03-11T09:00:00Z', zone: 'Europe/Brussels', locale: 'nl' };
    const requests = [
      JSON.stringify({ id: 'a', text: 'morgen om 20u', ...context }),
      'no JSON',
      '{"id":"half","text":"morgen',
      JSON.stringify({ id: 2, text: 3, ...context }),
      JSON.stringify({ id: 3, text: 'morgen', ...context, zone: 'Mars/Olympus' }),
      JSON.stringify({ id: 4, text: 'morgen', ...context, now: '+275760-09-12T00:00Z' }),
      '',
      `"${'x'.repeat(1_100_000)}"`,
      JSON.stringify({ id: null, text: 'straks', ...context }),
    ];
    const { code, stdout } = await runWithInput(['when', '--jsonl'], requests.join('\n'));
    expect(jsonLines(stdout)).to.deep.equal([
      { id: 'a', kind: 'at', instant: '2026-03-12T19:00:00Z' },
      { id: null, error: 'a line is no JSON' },
      { id: 'half', error: 'a line is no JSON' },
      { id: 2, error: 'text: Invalid input: expected string, received number' },
      { id: 3, error: 'zone: is no IANA time zone such as Europe/Brussels' },
      { id: 4, error: 'now: is no instant such as 2026-03-11T09:00:00Z' },
      { id: null, error: 'a line is longer than 1000000 characters' },
      { id: null, kind: 'refuse', reason: 'unclear' },
    ]);
    expect(code).to.equal(0);
  });

  it('refuses an option that is wrong, in words', async () => {
    const { code, stderr } = await runWithInput(['when', 'tomorrow', '--zone', 'Brussels']);
    expect(stderr).to.match(/"Brussels" is no IANA time zone such as Europe\/Brussels/);
    expect(code).to.equal(78);
  });

  it('says what is wrong in the language for which it reads', async () => {
    const { code, stderr } = await runWithInput(['when', 'kwart', 'over', '7', '--locale', 'nl']);
    expect(stderr).to.match(/^fout: een tekst van meer dan één woord moet tussen aanhalingstekens staan/);
    expect(code).to.equal(78);
  });

  it('says why it refuses a text, without a code, in the language for which it reads', async () => {
    const english = await runWithInput(['when', 'every 5 minutes', ...THEN]);
    expect(english.stdout).to.match(/^Refused: a series comes once an hour at most/m);
    const dutch = await runWithInput(['when', '30 februari', ...THEN, '--locale', 'nl']);
    expect(dutch.stdout).to.match(/^Geweigerd: dat moment bestaat niet\.$/m);
  });

  it('is listed in the help', async () => {
    const { stdout } = await runWithInput(['--help']);
    expect(stdout)
      .to.match(/when \[options\] \[text\.\.\.\]/)
      .and.to.match(/announcement \[options\] \[files\.\.\.\]/);
  });
});
