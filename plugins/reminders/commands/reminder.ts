import { guildWithBot, Subcommand, wordsForGuild, wordsForUser } from 'alphapy';
import type { AutocompleteInteraction } from 'discord.js';
import { mentionsAsNames } from '../domain/mentions-as-names.js';
import type { Answer } from '../messages/answer.js';
import { choices } from '../messages/choices.js';
import { deliveryHistory } from '../messages/delivery-history.js';
import * as messages from '../messages/for-owner.js';
import { invitation } from '../messages/invitation.js';
import type { Reminder } from '../reminder.entity.js';
import type { Asked, Created, Edit, Wish } from '../wishes/wish.js';
import { otherPlaceOf, placeOf } from './_channel.js';
import { defineReminderCommand } from './_definition.js';
import { imageOf } from './_image.js';
import { adding, editing, limited } from './_limits.js';
import { mannerOf, requireChange, whenOf } from './_manner.js';
import { refuseLostRight } from './_may-post.js';
import { mentionChoices } from './_mention.js';
import { namesIn } from './_names.js';
import { alone, homeOf } from './_place.js';
import { offerPresets, presetOf, wishOf } from './_preset.js';
import { orKept, tellResult } from './_tell.js';

type Interaction = Subcommand.ChatInputCommandInteraction;

export class ReminderCommand extends Subcommand {
  constructor(context: Subcommand.LoaderContext, options: Subcommand.Options) {
    super(context, {
      ...options,
      subcommands: [
        { name: 'add', chatInputRun: 'chatInputAdd' },
        { name: 'preset', chatInputRun: 'chatInputPreset' },
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
    const manner = mannerOf(interaction);
    const place = await placeOf(interaction, manner);
    const what = mentionsAsNames(interaction.options.getString('what', true), namesIn(interaction));
    await this.#set(interaction, { ...place, ...whenOf(interaction), what, manner });
  }

  async chatInputPreset(interaction: Interaction): Promise<void> {
    const manner = mannerOf(interaction);
    const preset = await presetOf(interaction);
    const place = await placeOf(interaction, manner, preset);
    await this.#set(interaction, { ...place, ...wishOf(preset, interaction), manner });
  }

  async #set(interaction: Interaction, said: Omit<Wish, 'locale' | 'image'>): Promise<void> {
    const wish = { ...said, locale: interaction.locale };
    const result = await this.#create(interaction, wish);
    if (!result) return;
    await tellResult(interaction, result);
    if (result.kind !== 'created') return;
    const { invite } = wish;
    if (invite) await interaction.followUp(invitation(result.reminder, invite, wordsForGuild(interaction)));
    const guildId = guildWithBot(interaction);
    if (guildId) await this.container.services.tips.tell(guildId, 'reminders.tips.first');
  }

  #create(interaction: Interaction, wish: Omit<Wish, 'image'>): Promise<Created | Asked | null> {
    const { reminders } = this.container.services;
    const [home, userId] = [homeOf(interaction), interaction.user.id];
    let image: Uint8Array | undefined;
    const create = async () => {
      image = await imageOf(interaction);
      return reminders.create(home, userId, { ...wish, image });
    };
    return orKept(
      interaction,
      () => limited(interaction, adding, create),
      () => reminders.keep(home, userId, { ...wish, image }),
    );
  }

  async chatInputList(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const overview = await reminders.overview(homeOf(interaction), interaction.user.id);
    await tell(interaction, messages.list(overview, 0, wordsForUser(interaction)));
  }

  async chatInputPreview(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const preview = await reminders.preview(homeOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.preview(preview, wordsForUser(interaction)));
  }

  async chatInputEdit(interaction: Interaction): Promise<void> {
    requireChange(interaction);
    const { user, options, locale } = interaction;
    const home = homeOf(interaction);
    const said = (name: string) => options.getString(name) ?? undefined;
    const [when, repeat] = [said('when'), said('repeat')];
    const what = mentionsAsNames(said('what') ?? '', namesIn(interaction)) || undefined;
    const { reminders } = this.container.services;
    const manner = mannerOf(interaction);
    const id = options.getString('reminder', true);
    let change: Edit = { when, repeat, what, locale, manner };
    const edit = async () => {
      const current = await reminders.own(home, user.id, id);
      change = { ...change, ...(await otherPlaceOf(interaction, current, manner)) };
      return reminders.edit(home, user.id, id, change);
    };
    const result = await orKept(
      interaction,
      () => limited(interaction, editing, edit),
      () => reminders.keepEdit(home, user.id, id, change),
    );
    if (result) await tellResult(interaction, result);
  }

  async chatInputHistory(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const history = await reminders.history.of(homeOf(interaction), interaction.user.id, id);
    await tell(interaction, deliveryHistory(history, wordsForUser(interaction)));
  }

  async chatInputPause(interaction: Interaction): Promise<void> {
    const { changes } = this.container.services.reminders;
    const id = interaction.options.getString('reminder', true);
    const reminder = await changes.pause(homeOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.changed('paused', reminder, wordsForUser(interaction)));
  }

  async chatInputResume(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const [home, { user }] = [homeOf(interaction), interaction];
    const id = interaction.options.getString('reminder', true);
    refuseLostRight(interaction, await reminders.own(home, user.id, id));
    const reminder = await reminders.changes.resume(home, user.id, id);
    await tell(interaction, messages.changed('resumed', reminder, wordsForUser(interaction)));
  }

  async chatInputSkip(interaction: Interaction): Promise<void> {
    const { changes } = this.container.services.reminders;
    const id = interaction.options.getString('reminder', true);
    const skipped = await changes.skip(homeOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.skipped(skipped, wordsForUser(interaction)));
  }

  async chatInputDelete(interaction: Interaction): Promise<void> {
    const { reminders } = this.container.services;
    const id = interaction.options.getString('reminder', true);
    const reminder = await reminders.delete(homeOf(interaction), interaction.user.id, id);
    await tell(interaction, messages.deleted(reminder, wordsForUser(interaction)));
  }

  /** Offers those of the member's own reminders, or of the presets, that fit what was typed so far. */
  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    const { reminders: service } = this.container.services;
    const [home, userId] = [homeOf(interaction), interaction.user.id];
    if (interaction.options.getFocused(true).name === 'mention') {
      await interaction.respond(interaction.inCachedGuild() ? await mentionChoices(interaction) : []);
      return;
    }
    if (interaction.options.getSubcommand() === 'preset') {
      await offerPresets(interaction);
      return;
    }
    const subcommand = interaction.options.getSubcommand();
    const isHistory = subcommand === 'history';
    const reminders = await (isHistory ? service.history.list(home, userId) : service.list(home, userId));
    const offered = reminders.toSorted((a, b) => rank(subcommand, a) - rank(subcommand, b));
    await interaction.respond(choices(offered, interaction.options.getFocused(), interaction.locale));
  }
}

/** What waits is paused, and what is paused goes on; the others come below, and choosing one says why it cannot be. */
function rank(subcommand: string, { state, rule }: Reminder): number {
  switch (subcommand) {
    case 'pause':
      return state === 'scheduled' ? 0 : 1;
    case 'resume':
      return state === 'paused' ? 0 : 1;
    case 'skip':
      return state === 'scheduled' && rule ? 0 : 1;
    default:
      return 0;
  }
}

async function tell(interaction: Interaction, answer: Answer): Promise<void> {
  await interaction.reply({ ...answer, ...alone(interaction) });
}
