import { expect } from 'chai';
import { afterEdit } from '../../../../plugins/announcements/domain/after-edit.js';
import { isEcho, linkedMessages } from '../../../../plugins/announcements/domain/echo.js';
import { gathered } from '../../../../plugins/announcements/domain/gathered.js';
import { isRead } from '../../../../plugins/announcements/domain/is-read.js';
import { messageAddress } from '../../../../plugins/announcements/domain/message-address.js';
import type { Reading } from '../../../../plugins/announcements/domain/reading.js';
import type { Author, SeenMessage } from '../../../../plugins/announcements/domain/seen-message.js';

const NOON = Temporal.Instant.from('2026-11-25T12:00:00Z');

function message(changes: Partial<SeenMessage> = {}, author: Partial<Author> = {}): SeenMessage {
  return {
    id: '3',
    channelId: '2',
    author: { id: '1', kind: 'person', roleIds: [], managesMessages: false, ...author },
    content: 'tea at eight',
    embeds: [],
    controls: [],
    writtenAt: NOON,
    editedAt: null,
    ...changes,
  };
}

describe('which messages are read', () => {
  const wishes = { plainMessages: true, otherBots: true, ownMessages: false, announcers: [] };

  it('is up to the server: plain ones, those of bots, its own', () => {
    expect(isRead(message(), wishes)).to.equal(true);
    expect(isRead(message(), { ...wishes, plainMessages: false })).to.equal(false);
    expect(isRead(message({ embeds: [{}], content: '' }), { ...wishes, plainMessages: false })).to.equal(
      true,
    );
    expect(isRead(message({}, { kind: 'bot' }), { ...wishes, otherBots: false })).to.equal(false);
    expect(isRead(message({}, { kind: 'self' }), wishes)).to.equal(false);
    expect(isRead(message({}, { kind: 'self' }), { ...wishes, ownMessages: true })).to.equal(true);
  });

  it('is up to roles where some are named, and those who manage messages always announce', () => {
    const named = { ...wishes, announcers: ['7'] };
    expect(isRead(message(), named)).to.equal(false);
    expect(isRead(message({}, { roleIds: ['7'] }), named)).to.equal(true);
    expect(isRead(message({}, { managesMessages: true }), named)).to.equal(true);
  });

  it('ends at a length that Discord itself does not allow', () => {
    expect(isRead(message({ content: 'x'.repeat(10_000) }), wishes)).to.equal(true);
    const fields = [{ name: 'x', value: 'y'.repeat(10_000) }];
    expect(isRead(message({ embeds: [{ fields }] }), wishes)).to.equal(false);
    expect(isRead(message({ content: '' }), wishes)).to.equal(false);
  });
});

describe('an echo of the bot', () => {
  it('is known by its buttons, by the look of a reminder, and by links to announcements', () => {
    expect(isEcho(message({ controls: ['reminders:done:1'] }))).to.equal(true);
    expect(isEcho(message({ controls: ['announcements:undo:1:2:3'] }))).to.equal(true);
    expect(isEcho(message({ controls: ['poll:vote:1'] }))).to.equal(false);
    expect(isEcho(message({ content: 'bot said: ⏰ <@1>\n>>> tea' }))).to.equal(true);
    expect(isEcho(message({ embeds: [{ description: '✅ <@1>' }] }))).to.equal(true);
    expect(isEcho(message({ content: '⏰ tea at eight' }))).to.equal(false);
    const id = '123456789012345678';
    const link = `https://discord.com/channels/${id}/${id}/${id}`;
    expect(linkedMessages(message({ content: `${link} and ${link}` }))).to.deep.equal([id]);
    expect(linkedMessages(message({ content: 'tea' }))).to.deep.equal([]);
  });
});

describe('a message that was changed later', () => {
  const reading = (kind: Reading['kind'], ...days: readonly number[]): Reading => ({
    kind,
    why: kind === 'create' ? null : 'no-date',
    options: days.map((day) => ({
      dueAt: `2026-11-${day}T20:00:00Z`,
      zone: 'UTC',
      rule: null,
      startsAt: null,
      assumptions: [],
    })),
    title: null,
    location: null,
    confidence: kind === 'create' ? 1 : null,
    excerpts: [],
  });
  const days = ({ options }: Reading) => options.map(({ dueAt }) => Number(dueAt.slice(8, 10)));

  it('says what it says where both times agree', () => {
    expect(afterEdit(reading('create', 27), reading('create', 27))).to.deep.equal(reading('create', 27));
    expect(afterEdit(reading('none'), reading('none'))).to.deep.equal(reading('none'));
  });

  it('is asked about where they do not, each moment once and the earliest first', () => {
    const both = afterEdit(reading('create', 28), reading('create', 27));
    expect(both).to.include({ kind: 'propose', why: 'several-readings', confidence: null });
    expect(days(both)).to.deep.equal([27, 28]);
    expect(days(afterEdit(reading('propose', 27, 28), reading('create', 28)))).to.deep.equal([27, 28]);
    expect(days(afterEdit(reading('none'), reading('create', 27)))).to.deep.equal([27]);
    expect(afterEdit(reading('none'), reading('create', 27)).kind).to.equal('propose');
  });

  it('repeats as before when only its first moment is another one', () => {
    const series = (startsAt: string): Reading => ({
      ...reading('create', 27),
      options: [
        { dueAt: '2026-11-27T20:00:00Z', zone: 'UTC', rule: 'RRULE:FREQ=DAILY', startsAt, assumptions: [] },
      ],
    });
    const asWritten = series('2026-11-20T20:00:00');
    expect(afterEdit(asWritten, series('2026-11-25T20:00:00'))).to.deep.equal(asWritten);
  });
});

describe('the link to a message', () => {
  const address = {
    guildId: '111111111111111111',
    channelId: '222222222222222222',
    messageId: '333333333333333333',
  };
  const path = Object.values(address).join('/');

  it('is read as Discord’s clients copy it', () => {
    for (const link of [
      `https://discord.com/channels/${path}`,
      ` https://ptb.discord.com/channels/${path} `,
      `https://canary.discord.com/channels/${path}`,
      `https://discordapp.com/channels/${path}`,
      `<https://discord.com/channels/${path}>`,
    ])
      expect(messageAddress(link), link).to.deep.equal(address);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'tea',
      `http://discord.com/channels/${path}`,
      `https://discord.com.evil.example/channels/${path}`,
      `https://evil.example/https://discord.com/channels/${path}`,
      `https://discord.com/channels/@me/1/2`,
      `https://discord.com/channels/${path}/4`,
      `https://discord.com/channels/${path}?a=b`,
    ])
      expect(messageAddress(text), text).to.equal(undefined);
  });
});

describe('announcements that are told together', () => {
  const option = { dueAt: '', zone: 'UTC', assumptions: [] };
  const asked = (options: number) => ({ state: 'asked', reading: { options: Array(options).fill(option) } });
  const set = { state: 'set', reading: { options: [option] } };

  it('are as many as have their buttons below one message', () => {
    expect(gathered(Array(9).fill(set))).to.have.lengthOf(5);
    expect(gathered([asked(2), asked(3), asked(4), set, set])).to.have.lengthOf(4);
    expect(gathered([asked(5), asked(5), asked(5)])).to.have.lengthOf(2);
  });

  it('wait in their order: none passes one that does not fit', () => {
    expect(gathered([asked(5), asked(5), asked(5), set])).to.have.lengthOf(2);
  });
});
