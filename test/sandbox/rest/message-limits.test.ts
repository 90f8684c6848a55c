import { expect } from 'chai';
import { type APIMessage, MessageFlags, Routes } from 'discord.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('the limits of a message', () => {
  const discord = useRest();

  const post = async (body: object) =>
    (await discord().rest.post(Routes.channelMessages(discord().channelId), { body })) as APIMessage;

  const letters = (count: number) => 'x'.repeat(count);
  const embed = (given: object) => ({ embeds: [{ description: 'd', ...given }] });
  const fields = (count: number) => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));

  it('are met by the largest message', async () => {
    const message = await post({
      content: letters(2000),
      embeds: [
        {
          title: letters(256),
          description: letters(4096),
          url: 'https://example.com',
          color: 0xffffff,
          timestamp: '2026-11-25T12:00:00.000Z',
          author: { name: letters(256), url: 'https://example.com', icon_url: 'https://example.com/a.png' },
          footer: { text: letters(1000), icon_url: 'https://example.com/f.png' },
          image: { url: 'https://example.com/i.png' },
          thumbnail: { url: 'https://example.com/t.png' },
          fields: fields(25),
        },
        ...Array.from({ length: 9 }, () => ({ description: 'd' })),
      ],
    });
    expect(message.embeds).to.have.length(10);
    expect(message.embeds[0]?.fields?.[0]).to.deep.equal({ name: 'n', value: 'v', inline: false });
  });

  const refused: readonly [what: string, body: object, by: string][] = [
    ['nothing', {}, '50006'],
    ['blanks', { content: ' \n ' }, '50006'],
    ['an empty embed', { embeds: [{}] }, '50006'],
    ['2,001 letters', { content: letters(2001) }, '50035 content: BASE_TYPE_MAX_LENGTH'],
    ['eleven embeds', { embeds: Array(11).fill({ title: 't' }) }, '50035 embeds: BASE_TYPE_MAX_LENGTH'],
    ['a long title', embed({ title: letters(257) }), '50035 embeds.0.title: BASE_TYPE_MAX_LENGTH'],
    [
      'a long text',
      embed({ description: letters(4097) }),
      '50035 embeds.0.description: BASE_TYPE_MAX_LENGTH',
    ],
    ['26 fields', embed({ fields: fields(26) }), '50035 embeds.0.fields: BASE_TYPE_MAX_LENGTH'],
    [
      'a field without a name',
      embed({ fields: [{ name: '', value: 'v' }] }),
      '50035 embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long field',
      embed({ fields: [{ name: letters(257), value: letters(1025) }] }),
      '50035 embeds.0.fields.0.name: BASE_TYPE_MAX_LENGTH, embeds.0.fields.0.value: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long footer',
      embed({ footer: { text: letters(2049) } }),
      '50035 embeds.0.footer.text: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long author',
      embed({ author: { name: letters(257) } }),
      '50035 embeds.0.author.name: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'embeds of 6,001 letters together',
      { embeds: [{ description: letters(4000) }, { description: letters(2001) }] },
      '50035 embeds: MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'a poll, which the sandbox does not know',
      { content: 'x', poll: { question: { text: '?' } } },
      '50035 poll: BASE_TYPE_CONVERT',
    ],
    ['a wrong type', { content: 5 }, '50035 content: STRING_TYPE_CONVERT'],
    ['a long nonce', { content: 'x', nonce: letters(26) }, '50035 nonce: BASE_TYPE_MAX_LENGTH'],
    ['an ephemeral flag', { content: 'x', flags: MessageFlags.Ephemeral }, '50035 flags: BASE_TYPE_CHOICES'],
    [
      'a file that is not there',
      embed({ image: { url: 'attachment://no.png' } }),
      '50035 attachments: MESSAGE_ATTACHMENT_NOT_FOUND',
    ],
  ];
  for (const [what, body, by] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(post(body))).to.equal(by);
    });
  }

  it('allow a silent message', async () => {
    const { flags } = await post({ content: 'hush', flags: MessageFlags.SuppressNotifications });
    expect(flags).to.equal(MessageFlags.SuppressNotifications);
  });
});
