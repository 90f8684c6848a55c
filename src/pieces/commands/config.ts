import { Subcommand } from '@sapphire/plugin-subcommands';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { describe } from '../_config/command-words.js';
import { type Editor, editorOf } from '../_config/editor.js';
import { exportFile } from '../_config/export-command.js';
import { historyView } from '../_config/history-view.js';
import { homeView } from '../_config/home-view.js';
import { importFile } from '../_config/import-command.js';
import { setByCommand, settingNamed, suggest } from '../_config/set-command.js';
import { takeTurn } from '../_config/turns.js';
import { messageOf, type View } from '../_config/view.js';
import { startWizard } from '../_config/wizard.js';

/** Settings of the server: look at them, change them, take changes back. Works also for plugins that are switched off. */
export class ConfigCommand extends Subcommand {
  constructor(context: Subcommand.LoaderContext) {
    super(context, {
      name: 'config',
      subcommands: [
        { name: 'browse', chatInputRun: 'browse' },
        { name: 'set', chatInputRun: 'set' },
        { name: 'history', chatInputRun: 'history' },
        { name: 'export', chatInputRun: 'export' },
        { name: 'import', chatInputRun: 'import' },
        { name: 'start', chatInputRun: 'start' },
      ],
    });
  }

  override registerApplicationCommands(registry: Subcommand.Registry): void {
    registry.registerChatInputCommand((builder) =>
      describe(builder.setName('config'), 'config')
        .setContexts(InteractionContextType.Guild)
        .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
        .addSubcommand((part) => describe(part.setName('browse'), 'browse'))
        .addSubcommand((part) =>
          describe(part.setName('set'), 'set')
            .addStringOption((option) =>
              describe(option.setName('setting'), 'setting').setRequired(true).setAutocomplete(true),
            )
            .addStringOption((option) =>
              describe(option.setName('value'), 'value').setRequired(true).setAutocomplete(true),
            ),
        )
        .addSubcommand((part) =>
          describe(part.setName('history'), 'history').addStringOption((option) =>
            describe(option.setName('setting'), 'setting').setAutocomplete(true),
          ),
        )
        .addSubcommand((part) => describe(part.setName('export'), 'export'))
        .addSubcommand((part) =>
          describe(part.setName('import'), 'import').addAttachmentOption((option) =>
            describe(option.setName('file'), 'file').setRequired(true),
          ),
        )
        .addSubcommand((part) => describe(part.setName('start'), 'start')),
    );
  }

  async browse(interaction: ChatInputCommandInteraction): Promise<void> {
    await this.#answer(interaction, (editor) => homeView(0, editor));
  }

  async set(interaction: ChatInputCommandInteraction): Promise<void> {
    await this.#answer(interaction, (editor) => setByCommand(interaction, editor));
  }

  async history(interaction: ChatInputCommandInteraction): Promise<void> {
    const name = interaction.options.getString('setting');
    const page = name === null ? {} : { of: settingNamed(name) };
    await this.#answer(interaction, (editor) => historyView(page, editor));
  }

  async export(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const editor = await editorOf(interaction);
    await takeTurn(editor, 'export');
    await interaction.editReply(await exportFile(editor));
  }

  async import(interaction: ChatInputCommandInteraction): Promise<void> {
    const file = interaction.options.getAttachment('file', true);
    await this.#answer(interaction, async (editor) => {
      await takeTurn(editor, 'import');
      return importFile(file, editor);
    });
  }

  async start(interaction: ChatInputCommandInteraction): Promise<void> {
    await this.#answer(interaction, startWizard);
  }

  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    await suggest(interaction);
  }

  async #answer(
    interaction: ChatInputCommandInteraction,
    view: (editor: Editor) => Promise<View>,
  ): Promise<void> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(messageOf(await view(await editorOf(interaction))));
  }
}
