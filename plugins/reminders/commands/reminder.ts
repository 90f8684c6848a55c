import { refuse, Subcommand, wordsForGuild, wordsForUser } from 'alphapy';
import { type AutocompleteInteraction, MessageFlags } from 'discord.js';
import { deliveryHistory } from '../messages/delivery-history.js';
import { invitation } from '../messages/invitation.js';
import { asked } from '../messages/question.js';
import * as messages from '../messages.js';
import type { Asked, Created } from '../reminder.service.js';
import { defineReminderCommand, TARGET_CHANNELS } from './_definition.js';
import { inviteOf } from './_for-option.js';
import { adding, editing } from './_limits.js';
import { mannerOf, whenOf } from './_manner.js';
import { refuseClosedChannel, refuseLostRight } from './_may-post.js';
import { mentionChoices, mentionOf, requireMention } from './_mention.js';
import { guildOf, notReady } from './_place.js';
import { usualChannel } from './_usual-channel.js';

type Interaction = Subcommand.ChatInputCommandInteraction;

export class ReminderCommand extends Subcommand {
  constructor(context: Subcommand.LoaderContext, options: Subcommand.Options) {
    super(context, {
      ...options,
      subcommands: [
        { name: 'add', chatInputRun: 'chatInputAdd' },
        { name: 'list', chatInputRun: 'chatInputList' },
        { name: 'preview', chatInputRun: 'chatInputPreview' },
        { name: 'edit', chatInputRun: 'chatInputEdit' },
        { name: 'history', chatInputRun: 'chatInputHistory' },
        { name: 'pause', chatInputRun: 'chatInputPause' },
        { name: 'resume', chatInputRun: 'chatInputResume' },
        { name: 'skip', chatInputRun: 'chatInputSkip' },
        { name: 'delete', chatInputRun: 'chatInputDelete' },
      ],
    });
  }

  override registerApplicationCommands(registry: Subcommand.Registry): void {
    registry.registerChatInputCommand(defineReminderCommand);
  }

  async chatInputAdd(interaction: Interaction): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { guildId, user, member, options, locale } = interaction;
    const named = options.getChannel('channel', false, TARGET_CHANNELS);
    const channel = named ?? (await usualChannel(interaction)) ?? interaction.channel;
    if (!channel) throw notReady();
    const manner = mannerOf(interaction);
    if (manner.target !== 'dm') refuseClosedChannel(channel, member);

    const [when, what] = [whenOf(interaction), options.getString('what', true)];
    const invite = await inviteOf(interaction, channel, manner);
    const mention = mentionOf(interaction);
    if (mention && manner.target === 'dm')
      throw refuse('reminders.mention.directly', 'A direct message can mention nobody else.');
    if (mention) await requireMention(channel, member, mention);
    const wish = { channelId: channel.id, when, what, locale, manner, invite, mention };
    await this.container.services.limits.take(guildId, user.id, adding);
    const result = await this.container.services.reminders.create(guildId, user.id, wish);
    await tellResult(interaction, result);
    if (invite && result.kind === 'created')
      await interaction.followUp(invitation(result.reminder, invite, wordsForGuild(interaction)));
    if (result.kind === 'created') await this.container.services.tips.tell(guildId, 'reminders.tips.first');
  }

  async chatInputList(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const overview = await reminders.overview(guildOf(interaction), interaction.user.id);
    await tell(interaction, messages.list(overview, 0, wordsForUser(interaction)));
  }

  async chatInputPreview(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const preview = await reminders.preview(guildOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.preview(preview, wordsForUser(interaction)));
  }

  async chatInputEdit(interaction: Interaction): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { guild, guildId, user, member, options, locale } = interaction;
    const channel = options.getChannel('channel', false, TARGET_CHANNELS);
    if (channel) refuseClosedChannel(channel, member);
    const [when, what] = [options.getString('when') ?? undefined, options.getString('what') ?? undefined];
    const { limits, reminders } = this.container.services;
    const manner = mannerOf(interaction);
    const id = options.getString('reminder', true);
    await limits.take(guildId, user.id, editing);
    const current = await reminders.own(guildId, user.id, id);
    const target = manner.target ?? (channel ? 'channel' : current.target);
    if (!channel) refuseLostRight(interaction, { target, channelId: current.channelId });
    const asked = mentionOf(interaction);
    const mention = target === 'dm' ? null : asked === undefined ? current.mention : asked;
    const place = channel ?? guild.channels.cache.get(current.channelId);
    if (mention && place?.isTextBased()) await requireMention(place, member, mention);
    const edit = { channelId: channel?.id, when, what, locale, manner, mention };
    const result = await reminders.edit(guildId, user.id, id, edit);
    await tellResult(interaction, result);
  }

  async chatInputHistory(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const history = await reminders.history.of(guildOf(interaction), interaction.user.id, id);
    await tell(interaction, deliveryHistory(history, wordsForUser(interaction)));
  }

  async chatInputPause(interaction: Interaction): Promise<void> {
    const { changes } = this.container.services.reminders;
    const id = interaction.options.getString('reminder', true);
    const reminder = await changes.pause(guildOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.changed('paused', reminder, wordsForUser(interaction)));
  }

  async chatInputResume(interaction: Interaction): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { reminders } = this.container.services;
    const { guildId, user, options } = interaction;
    const id = options.getString('reminder', true);
    refuseLostRight(interaction, await reminders.own(guildId, user.id, id));
    const reminder = await reminders.changes.resume(guildId, user.id, id);
    await tell(interaction, messages.changed('resumed', reminder, wordsForUser(interaction)));
  }

  async chatInputSkip(interaction: Interaction): Promise<void> {
    const { changes } = this.container.services.reminders;
    const id = interaction.options.getString('reminder', true);
    const reminder = await changes.skip(guildOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.changed('skipped', reminder, wordsForUser(interaction)));
  }

  async chatInputDelete(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const reminder = await reminders.delete(guildOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.deleted(reminder, wordsForUser(interaction)));
  }

  /** Offers those of the member's own reminders that fit what was typed so far. */
  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    const { reminders: service } = this.container.services;
    const [guildId, userId] = [guildOf(interaction), interaction.user.id];
    if (interaction.inCachedGuild() && interaction.options.getFocused(true).name === 'mention') {
      await interaction.respond(await mentionChoices(interaction));
      return;
    }
    const isHistory = interaction.options.getSubcommand() === 'history';
    const reminders = await (isHistory
      ? service.history.list(guildId, userId)
      : service.list(guildId, userId));
    await interaction.respond(
      messages.choices(reminders, interaction.options.getFocused(), interaction.locale),
    );
  }
}

async function tell(interaction: Interaction, answer: messages.Answer): Promise<void> {
  await interaction.reply({ ...answer, flags: MessageFlags.Ephemeral });
}

async function tellResult(interaction: Interaction, result: Created | Asked): Promise<void> {
  const words = wordsForUser(interaction);
  const isOpen = result.kind === 'asked';
  await tell(
    interaction,
    isOpen ? asked(result.draft, words, interaction.locale) : messages.created(result, words),
  );
}
