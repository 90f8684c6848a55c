import { described, refuse } from 'alphapy';
import {
  type ChatInputCommandInteraction,
  GuildMember,
  type GuildTextBasedChannel,
  Role,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import type { Invite } from '../domain/invite.js';
import type { MannerWish } from '../wishes/read-manner.js';
import { refuseClosedChannel } from './_may-post.js';
import { maySee } from './_may-see.js';
import { notReady } from './_place.js';

/** `for`: others who are asked whether they want to be reminded, too. Nobody is put on a list by somebody else. */
export function defineFor(add: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return add.addMentionableOption((option) => described(option.setName('for'), 'reminders.command.add.for'));
}

/** Whom to ask, here; refused where the member may not write himself, or who is asked does not see the reminder. */
export async function inviteOf(
  interaction: ChatInputCommandInteraction<'cached'>,
  target: GuildTextBasedChannel,
  manner: MannerWish,
): Promise<Invite | undefined> {
  const { options, channel, member, guildId, user } = interaction;
  const asked = options.getMentionable('for');
  if (!asked) return undefined;
  if (manner.target === 'dm')
    throw refuse('reminders.forDirectly', 'A direct message is for you alone. Leave out one of the two.');
  if (!channel) throw notReady();
  refuseClosedChannel(channel, member);
  if (asked instanceof Role) return { kind: asked.id === guildId ? 'everyone' : 'role', id: asked.id };
  if (asked.id === user.id) return undefined;
  const isHuman = asked instanceof GuildMember && !asked.user.bot;
  if (isHuman && (await maySee(target, asked))) return { kind: 'member', id: asked.id };
  throw refuse(
    'reminders.forHidden',
    'Who is to be reminded, too, has to be a member who sees that channel.',
    {
      channel: target.toString(),
    },
  );
}
