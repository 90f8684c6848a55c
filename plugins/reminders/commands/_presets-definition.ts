import { described } from 'alphapy';
import {
  InteractionContextType,
  PermissionFlagsBits,
  type SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { LONGEST_NAME } from '../presets/longest-name.js';
import { TARGET_CHANNELS } from './_definition.js';
import { defineMention } from './_mention.js';

/** `/reminder_preset`, as Discord shows it to those who manage the server. */
export function definePresetsCommand(command: SlashCommandBuilder) {
  return described(command.setName('reminder_preset'), 'reminders.command.presets.description')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((add) =>
      defineContent(described(add.setName('add'), 'reminders.command.presets.add'), true),
    )
    .addSubcommand((list) => described(list.setName('list'), 'reminders.command.presets.list'))
    .addSubcommand((edit) =>
      defineContent(
        defineChoice(described(edit.setName('edit'), 'reminders.command.presets.edit')),
        false,
      ).addBooleanOption((anywhere) =>
        described(anywhere.setName('anywhere'), 'reminders.command.presets.anywhere'),
      ),
    )
    .addSubcommand((remove) =>
      defineChoice(described(remove.setName('delete'), 'reminders.command.presets.delete')),
    );
}

function defineChoice(subcommand: SlashCommandSubcommandBuilder) {
  return subcommand.addStringOption((preset) =>
    described(preset.setName('preset'), 'reminders.command.presets.which')
      .setAutocomplete(true)
      .setRequired(true),
  );
}

/** What a preset says. A new one needs a name and a text. */
function defineContent(subcommand: SlashCommandSubcommandBuilder, isNew: boolean) {
  const defined = subcommand
    .addStringOption((name) =>
      described(name.setName('name'), 'reminders.command.presets.name')
        .setMaxLength(LONGEST_NAME)
        .setRequired(isNew),
    )
    .addStringOption((what) =>
      described(what.setName('what'), 'reminders.command.presets.what')
        .setMaxLength(LONGEST_TEXT)
        .setRequired(isNew),
    )
    .addStringOption((notice) =>
      described(
        notice.setName('notice'),
        `reminders.command.presets.${isNew ? 'notice' : 'editNotice'}`,
      ).setMaxLength(100),
    )
    .addStringOption((when) =>
      described(when.setName('when'), 'reminders.command.presets.when').setMaxLength(300),
    )
    .addChannelOption((channel) =>
      described(channel.setName('channel'), 'reminders.command.presets.channel').addChannelTypes(
        ...TARGET_CHANNELS,
      ),
    )
    .addBooleanOption((silent) => described(silent.setName('silent'), 'reminders.command.silent'));
  return defineMention(defined);
}
