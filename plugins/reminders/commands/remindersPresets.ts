import { refuse, Subcommand, wordsForGuild, wordsForUser } from 'alphapy';
import { type AutocompleteInteraction, MessageFlags } from 'discord.js';
import type { Answer } from '../messages/answer.js';
import { presetDeleted, presetList, presetSaved } from '../messages/presets.js';
import type { PresetWish } from '../presets/read-preset.js';
import { TARGET_CHANNELS } from './_definition.js';
import { presetting } from './_limits.js';
import { authorOf, requireManager } from './_may-manage.js';
import { refuseClosedChannel } from './_may-post.js';
import { mentionChoices, mentionOf, requireMention } from './_mention.js';
import { notReady } from './_place.js';
import { offerPresets } from './_preset.js';
import { definePresetsCommand } from './_presets-definition.js';

type Interaction = Subcommand.ChatInputCommandInteraction;

/** What a server reminds of again and again, kept by those who manage it. */
export class RemindersPresets extends Subcommand {
  constructor(context: Subcommand.LoaderContext, options: Subcommand.Options) {
    super(context, {
      ...options,
      subcommands: [
        { name: 'add', chatInputRun: 'chatInputAdd' },
        { name: 'list', chatInputRun: 'chatInputList' },
        { name: 'edit', chatInputRun: 'chatInputEdit' },
        { name: 'delete', chatInputRun: 'chatInputDelete' },
      ],
    });
  }

  override registerApplicationCommands(registry: Subcommand.Registry): void {
    registry.registerChatInputCommand(definePresetsCommand);
  }

  async chatInputAdd(interaction: Interaction): Promise<void> {
    const { guildId, presets } = await this.#begin(interaction);
    const wish = await wishOf(interaction);
    const preset = await presets.add(guildId, authorOf(interaction), wish, wordsForGuild(interaction));
    await tell(interaction, presetSaved('added', preset, wordsForUser(interaction)));
  }

  async chatInputList(interaction: Interaction): Promise<void> {
    const guildId = requireManager(interaction);
    const presets = await this.container.services.reminders.presets.list(guildId, wordsForGuild(interaction));
    await tell(interaction, presetList(presets, 0, wordsForUser(interaction)));
  }

  async chatInputEdit(interaction: Interaction): Promise<void> {
    const { guildId, presets } = await this.#begin(interaction);
    const named = interaction.options.getString('preset', true);
    const wish = await wishOf(interaction);
    const author = authorOf(interaction);
    const preset = await presets.change(guildId, author, named, wish, wordsForGuild(interaction));
    await tell(interaction, presetSaved('changed', preset, wordsForUser(interaction)));
  }

  async chatInputDelete(interaction: Interaction): Promise<void> {
    const { guildId, presets } = await this.#begin(interaction);
    const named = interaction.options.getString('preset', true);
    const author = authorOf(interaction);
    const preset = await presets.delete(guildId, author, named, wordsForGuild(interaction));
    await tell(interaction, presetDeleted(preset, wordsForUser(interaction)));
  }

  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    requireManager(interaction);
    const { options } = interaction;
    if (options.getFocused(true).name !== 'preset') {
      await interaction.respond(interaction.inCachedGuild() ? await mentionChoices(interaction) : []);
      return;
    }
    // Those of the bot cannot be deleted.
    const isDeletion = options.getSubcommand() === 'delete';
    await offerPresets(interaction, ({ id }) => !isDeletion || id !== null);
  }

  async #begin(interaction: Interaction) {
    const guildId = requireManager(interaction);
    const { limits, reminders } = this.container.services;
    await limits.take(guildId, interaction.user.id, presetting);
    return { guildId, presets: reminders.presets };
  }
}

/** Who makes a preset may do what it does: write where it goes, and mention whom it mentions. */
async function wishOf(interaction: Interaction): Promise<PresetWish> {
  if (!interaction.inCachedGuild()) throw notReady();
  const { options, member } = interaction;
  const text = (name: string) => options.getString(name) ?? undefined;
  const channel = options.getChannel('channel', false, TARGET_CHANNELS);
  const isAnywhere = options.getBoolean('anywhere') ?? false;
  if (channel && isAnywhere)
    throw refuse('reminders.preset.twoPlaces', 'Choose a channel or `anywhere`, not both.');
  if (channel) refuseClosedChannel(channel, member);
  const mention = mentionOf(interaction);
  const place = channel ?? interaction.channel;
  if (mention && !place) throw notReady();
  if (mention && place) await requireMention(place, member, mention);
  return {
    name: text('name'),
    what: text('what'),
    notices: text('notice'),
    when: text('when'),
    channelId: isAnywhere ? null : channel?.id,
    silent: options.getBoolean('silent') ?? undefined,
    mention,
  };
}

async function tell(interaction: Interaction, answer: Answer): Promise<void> {
  await interaction.reply({ ...answer, flags: MessageFlags.Ephemeral });
}
