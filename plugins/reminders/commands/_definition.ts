import { described, usableAnywhere } from 'alphapy';
import { ChannelType, type SlashCommandBuilder, type SlashCommandSubcommandBuilder } from 'discord.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { defineFor } from './_for-option.js';
import { defineImage } from './_image.js';
import { defineManner, defineRepeat } from './_manner.js';
import { defineMention } from './_mention.js';

/** Threads are no option: somebody who can name one need not be in it. The thread where the command is used is fine. */
export const TARGET_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
] as const;

/** `/reminder`, as Discord shows it. */
export function defineReminderCommand(command: SlashCommandBuilder) {
  return described(usableAnywhere(command.setName('reminder')), 'reminders.command.description')
    .addSubcommand((add) => defineAdd(described(add.setName('add'), 'reminders.command.add.description')))
    .addSubcommand((preset) =>
      definePresetUse(described(preset.setName('preset'), 'reminders.command.preset.description')),
    )
    .addSubcommand((list) => described(list.setName('list'), 'reminders.command.list.description'))
    .addSubcommand((preview) =>
      defineChoice(described(preview.setName('preview'), 'reminders.command.preview')),
    )
    .addSubcommand((edit) => defineEdit(described(edit.setName('edit'), 'reminders.command.edit')))
    .addSubcommand((history) =>
      defineChoice(described(history.setName('history'), 'reminders.command.history')),
    )
    .addSubcommand((pause) => defineChoice(described(pause.setName('pause'), 'reminders.command.pause')))
    .addSubcommand((resume) => defineChoice(described(resume.setName('resume'), 'reminders.command.resume')))
    .addSubcommand((skip) => defineChoice(described(skip.setName('skip'), 'reminders.command.skip')))
    .addSubcommand((remove) => defineChoice(described(remove.setName('delete'), 'reminders.command.delete')));
}

function defineAdd(add: SlashCommandSubcommandBuilder) {
  const defined = add
    .addStringOption((when) =>
      described(when.setName('when'), 'reminders.command.add.when').setMaxLength(300).setRequired(true),
    )
    .addStringOption((what) =>
      described(what.setName('what'), 'reminders.command.add.what')
        .setMaxLength(LONGEST_TEXT)
        .setRequired(true),
    )
    .addChannelOption((channel) =>
      described(channel.setName('channel'), 'reminders.command.add.channel').addChannelTypes(
        ...TARGET_CHANNELS,
      ),
    );
  return defineImage(defineMention(defineFor(defineManner(defineRepeat(defined)))));
}

/** The same of what the server reminds of again and again; what is said here goes before what the preset says. */
function definePresetUse(subcommand: SlashCommandSubcommandBuilder) {
  const defined = subcommand
    .addStringOption((name) =>
      described(name.setName('name'), 'reminders.command.preset.name')
        .setAutocomplete(true)
        .setRequired(true),
    )
    .addStringOption((when) =>
      described(when.setName('when'), 'reminders.command.preset.when').setMaxLength(300),
    )
    .addChannelOption((channel) =>
      described(channel.setName('channel'), 'reminders.command.preset.channel').addChannelTypes(
        ...TARGET_CHANNELS,
      ),
    );
  const manner = defineManner(defineRepeat(defined));
  return defineImage(defineMention(defineFor(manner))).addStringOption((what) =>
    described(what.setName('what'), 'reminders.command.preset.what').setMaxLength(LONGEST_TEXT),
  );
}

function defineEdit(edit: SlashCommandSubcommandBuilder) {
  const defined = defineChoice(edit)
    .addStringOption((when) =>
      described(when.setName('when'), 'reminders.command.add.when').setMaxLength(300),
    )
    .addStringOption((what) =>
      described(what.setName('what'), 'reminders.command.add.what').setMaxLength(LONGEST_TEXT),
    )
    .addChannelOption((channel) =>
      described(channel.setName('channel'), 'reminders.command.editChannel').addChannelTypes(
        ...TARGET_CHANNELS,
      ),
    );
  return defineMention(defineManner(defineRepeat(defined, 'reminders.command.editRepeat')));
}

/** Of one of the member's own. */
function defineChoice(subcommand: SlashCommandSubcommandBuilder) {
  return subcommand.addStringOption((reminder) =>
    described(reminder.setName('reminder'), 'reminders.command.which')
      .setAutocomplete(true)
      .setRequired(true),
  );
}
