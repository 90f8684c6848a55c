import { described, type LimitRule, refuse, Subcommand, wordsForUser } from 'alphapy';
import { InteractionContextType, MessageFlags, type SlashCommandBuilder } from 'discord.js';
import { messageAddress } from '../domain/message-address.js';
import { parentOf } from '../listeners/_place.js';
import { listMessage } from '../messages/list-message.js';
import { lookMessage } from '../messages/look-message.js';
import { mayDecide } from './_may-decide.js';
import { readableChannel, readableOnes } from './_may-read.js';

type Interaction = Subcommand.ChatInputCommandInteraction;

/** Each look asks Discord for a message. */
const CHECKS: LimitRule = { action: 'announcements.check', times: 10, per: 60 };

export class AnnouncementCommand extends Subcommand {
  constructor(context: Subcommand.LoaderContext, options: Subcommand.Options) {
    super(context, {
      ...options,
      subcommands: [
        { name: 'check', chatInputRun: 'chatInputCheck' },
        { name: 'list', chatInputRun: 'chatInputList' },
      ],
    });
  }

  override registerApplicationCommands(registry: Subcommand.Registry): void {
    registry.registerChatInputCommand(defineAnnouncementCommand);
  }

  async chatInputCheck(interaction: Interaction): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { guildId, member, user, locale } = interaction;
    const { announcements, limits, settings } = this.container.services;
    const address = messageAddress(interaction.options.getString('link', true));
    if (!address) throw refuse('announcements.noLink', 'That is no link to a message.');
    if (address.guildId !== guildId)
      throw refuse('announcements.otherServer', 'That message is in another server.');
    const channel = readableChannel(member, address.channelId);
    await limits.take(guildId, user.id, CHECKS);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const look = await announcements.look.at(guildId, channel.id, address.messageId);
    const { deciders } = await settings.read(guildId, 'announcements');
    const may = mayDecide(member, channel.id, deciders);
    const place = { channelId: channel.id, ...parentOf(channel) };
    const left = look.state ? null : await announcements.whyLeft(guildId, place, look.message);
    await interaction.editReply(lookMessage({ ...look, left }, may, wordsForUser(interaction), locale));
  }

  async chatInputList(interaction: Interaction): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { guildId, member } = interaction;
    const { announcements } = this.container.services;
    const readable = readableOnes(await announcements.look.list(guildId), member);
    const page = { number: 0, ...(await announcements.listNotes(guildId)) };
    const answer = listMessage(guildId, readable, page, wordsForUser(interaction));
    await interaction.reply({ ...answer, flags: MessageFlags.Ephemeral });
  }
}

function defineAnnouncementCommand(command: SlashCommandBuilder) {
  return described(command.setName('announcement'), 'announcements.command.description')
    .setContexts(InteractionContextType.Guild)
    .addSubcommand((check) =>
      described(check.setName('check'), 'announcements.command.check').addStringOption((link) =>
        described(link.setName('link'), 'announcements.command.link').setMaxLength(200).setRequired(true),
      ),
    )
    .addSubcommand((list) => described(list.setName('list'), 'announcements.command.list'));
}

/** Right after a start the bot may not have heard of all guilds. */
function notReady() {
  return refuse(
    'announcements.notReady',
    'I have just started and do not know this server yet. Try again in a moment.',
  );
}
