import { expect } from 'chai';
import { type APIMessage, ButtonStyle, ComponentType, MessageFlags, Routes } from 'discord.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
const button = (given: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label: 'Press',
  custom_id: 'press',
  ...given,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` }));
const select = (given: object = {}) => ({
  type: ComponentType.StringSelect,
  custom_id: 'pick',
  options: options(25),
  ...given,
});
const text = (content: string) => ({ type: ComponentType.TextDisplay, content });

describe('components of a message', () => {
  const discord = useRest();

  const post = async (body: object) =>
    (await discord().rest.post(Routes.channelMessages(discord().channelId), { body })) as APIMessage;
  const postRows = (...components: object[]) => post({ content: 'x', components });
  const postV2 = (...components: object[]) => post({ components, flags: MessageFlags.IsComponentsV2 });

  it('are numbered, and a message of buttons alone is none too few', async () => {
    const { components } = await post({ components: [row(button(), button({ custom_id: 'other' }))] });
    const [first] = components ?? [];
    expect(first).to.deep.include({ type: ComponentType.ActionRow, id: 1 });
    expect(first && 'components' in first && first.components.map(({ id }) => id)).to.deep.equal([2, 3]);
  });

  it('may be every kind of button and select', async () => {
    const kinds = [ComponentType.UserSelect, ComponentType.RoleSelect, ComponentType.MentionableSelect];
    await postRows(
      row(
        button({ style: ButtonStyle.Danger, emoji: { name: '👍' }, disabled: true }),
        button({ style: ButtonStyle.Link, custom_id: undefined, url: 'https://example.com' }),
      ),
      row(select({ min_values: 0, max_values: 25, placeholder: 'Pick' })),
      ...kinds.map((type) => row({ type, custom_id: `kind-${type}` })),
    );
    await postRows(row({ type: ComponentType.ChannelSelect, custom_id: 'channel', channel_types: [0, 5] }));
  });

  const refused: readonly [what: string, components: object[], by: string][] = [
    [
      'six rows',
      Array.from({ length: 6 }, (_, i) => row(button({ custom_id: `${i}` }))),
      'components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'six buttons in a row',
      [row(...Array.from({ length: 6 }, (_, i) => button({ custom_id: `${i}` })))],
      'components.0.components: BASE_TYPE_MAX_LENGTH',
    ],
    ['an empty row', [row()], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    [
      'a button without a custom id',
      [row(button({ custom_id: undefined }))],
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    [
      'a link without an address',
      [row(button({ style: ButtonStyle.Link }))],
      'components.0.components.0.url: BASE_TYPE_REQUIRED',
    ],
    [
      'a premium button without a SKU',
      [row(button({ style: ButtonStyle.Premium }))],
      'components.0.components.0.sku_id: BASE_TYPE_REQUIRED',
    ],
    [
      'a button that shows nothing',
      [row(button({ label: undefined }))],
      'components.0.components.0: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    ],
    [
      'a long label',
      [row(button({ label: 'x'.repeat(81) }))],
      'components.0.components.0.label: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long custom id',
      [row(button({ custom_id: 'x'.repeat(101) }))],
      'components.0.components.0.custom_id: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'one custom id twice',
      [row(button()), row(button())],
      'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      '26 options',
      [row(select({ options: options(26) }))],
      'components.0.components.0.options: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a select beside a button',
      [row(select(), button())],
      'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['a text without the flag', [text('hello')], 'components.0: UNION_TYPE_CHOICES'],
    [
      'a text input',
      [row({ type: ComponentType.TextInput, custom_id: 'x' })],
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
  ];
  for (const [what, components, by] of refused) {
    it(`may not be ${what}`, async () => {
      expect(await refusal(postRows(...components))).to.equal(`50035 ${by}`);
    });
  }

  describe('of the second version', () => {
    it('make up the whole message', async () => {
      const message = await postV2(
        {
          type: ComponentType.Container,
          accent_color: 0xff0000,
          components: [
            text('# Hello'),
            { type: ComponentType.Section, components: [text('a')], accessory: button() },
            { type: ComponentType.Separator },
            { type: ComponentType.MediaGallery, items: [{ media: { url: 'https://example.com/a.png' } }] },
            row(select()),
          ],
        },
        {
          type: ComponentType.Section,
          components: [text('b')],
          accessory: { type: ComponentType.Thumbnail, media: { url: 'https://example.com/b.png' } },
        },
      );
      expect(message).to.deep.include({ content: '', flags: MessageFlags.IsComponentsV2 });
    });

    it('ping whom they name', async () => {
      const { mentions } = await postV2(text(`Hello <@${discord().alice.id}>`));
      expect(mentions).to.deep.equal([discord().alice]);
    });

    it('take no content and no embeds beside them', async () => {
      const body = {
        components: [text('a')],
        flags: MessageFlags.IsComponentsV2,
        content: 'b',
        embeds: [{ title: 'c' }],
      };
      const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
      expect(await refusal(post(body))).to.equal(`50035 content: ${code}, embeds: ${code}`);
    });

    it('are at most 40, the inner ones counted', async () => {
      const inner = Array.from({ length: 39 }, () => text('x'));
      await postV2({ type: ComponentType.Container, components: inner });
      const more = postV2({ type: ComponentType.Container, components: inner }, text('x'));
      expect(await refusal(more)).to.equal('50035 components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED');
    });

    it('show at most 4,000 letters', async () => {
      const long = postV2(text('x'.repeat(4000)), text('y'));
      expect(await refusal(long)).to.equal('50035 components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED');
    });

    it('stay of the second version in an edit', async () => {
      const { id } = await postV2(text('a'));
      const path = Routes.channelMessage(discord().channelId, id);
      await discord().rest.patch(path, { body: { components: [text('b')] } });
      expect(await refusal(discord().rest.patch(path, { body: { content: 'c' } }))).to.contain(
        'LEGACY_FIELDS',
      );
    });
  });
});
