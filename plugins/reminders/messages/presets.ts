import { embed, limits, pageButtons, pageOf, safeBlock, safeInline, truncate, type Words } from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type ApplicationCommandOptionChoiceData,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { writtenOut } from '../domain/mass-mention.js';
import { handleOf, type Preset } from '../presets/preset.js';
import { type Answer, say } from './answer.js';
import { lengthOf } from './length-of-time.js';

const PER_PAGE = 5;
/** Five presets of this length fit into one message, with all that each says. */
const LISTED_TEXT = 200;
const LONGEST_LINE = 100;
const MOST_CHOICES = 25;

/** What is offered while somebody types which preset they mean: its name, and how its text begins. */
export function presetChoices(
  presets: readonly Preset[],
  typed: string,
): ApplicationCommandOptionChoiceData<string>[] {
  const wanted = typed.trim().toLowerCase();
  const all = presets.map((preset) => {
    const name = truncate(`${preset.name} – ${preset.text.replace(/\s+/g, ' ')}`, limits.choiceName);
    return { name, value: handleOf(preset) };
  });
  return all.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST_CHOICES);
}

/** One page of a server's presets. */
export function presetList(presets: readonly Preset[], number: number, words: Words): Answer {
  const page = pageOf(presets, number, PER_PAGE);
  const text = page.items.map((preset) => presetLines(preset, words)).join('\n\n');
  const title = words('reminders.preset.list');
  const use = `-# ${words('reminders.preset.use')}`;
  return {
    ...say('info', title, [text, use].join('\n\n')),
    components: pageButtons('reminders:presets', page),
  };
}

/** A preset as it is now, after it was made or changed. */
export function presetSaved(how: 'added' | 'changed', preset: Preset, words: Words): Answer {
  const notes = how === 'changed' ? ['changed', 'use'] : ['use'];
  const lines = [
    presetLines(preset, words, LONGEST_TEXT),
    '',
    ...notes.map((note) => `-# ${words(`reminders.preset.${note}`)}`),
  ];
  return {
    embeds: [
      embed('success', { title: words(`reminders.preset.${how}Title`), description: lines.join('\n') }),
    ],
    components: preset.id === null ? [] : [deleteRow(preset.id, words)],
  };
}

export function presetDeleted(preset: Preset, words: Words): Answer {
  const back = preset.ships ? [words('reminders.preset.back')] : [];
  const lines = [presetLines(preset, words), '', ...back, words('reminders.preset.stay')];
  return say('quiet', words('reminders.preset.deletedTitle'), lines.join('\n'));
}

function presetLines(preset: Preset, words: Words, mostOfText = LISTED_TEXT): string {
  const { id, name, text, notices, channelId, usualWhen, silent, mention } = preset;
  const shipped = id === null ? ` · ${words('reminders.preset.ofBot')}` : '';
  const lengths = (notices ?? []).map((minutes) => lengthOf(minutes, words));
  const lines = [
    `**${safeInline(name, LONGEST_LINE)}**${shipped}`,
    `> ${safeBlock(text, mostOfText, 'timestamps').replaceAll('\n', '\n> ')}`,
    usualWhen &&
      words('reminders.preset.when', {
        when: safeInline(usualWhen.text, LONGEST_LINE),
        zone: usualWhen.zone,
      }),
    lengths.length > 0 && words('reminders.notices.told', { lengths }),
    notices === null && words('reminders.preset.usualNotices'),
    channelId && words('reminders.preset.channel', { channel: `<#${channelId}>` }),
    mention && words('reminders.preset.mention', { whom: writtenOut(mention) }),
    silent && words('reminders.preset.silent'),
  ];
  return lines.filter(Boolean).join('\n');
}

function deleteRow(id: string, words: Words): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Danger,
        custom_id: `reminders:preset-delete:${id}`,
        label: words('reminders.deleted.button'),
      },
    ],
  };
}
