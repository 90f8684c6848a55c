import { Listener } from '@sapphire/framework';
import type { CommandUse as CommandInteraction } from '../../core/discord/answer.js';
import { guildWithBot } from '../../core/discord/guild-with-bot.js';

/** Interactions that stand in the statistics already. What plugin-subcommands tells of comes before Sapphire's success. */
const counted = new WeakSet<CommandInteraction>();

/** Counts the uses of commands, once each. A subclass says by which event Sapphire tells how one ended. */
export abstract class CommandUseListener extends Listener {
  static readonly event: string;

  constructor(context: Listener.LoaderContext) {
    super(context, { name: `count ${new.target.event}`, event: new.target.event });
  }

  /** @param failure null when it went well */
  protected count(interaction: CommandInteraction, failure: string | null): void {
    if (counted.has(interaction)) return;
    counted.add(interaction);
    this.container.services.commandTracker.track({
      guildId: guildWithBot(interaction),
      userId: interaction.user.id,
      command: qualifiedName(interaction),
      kind: interaction.isChatInputCommand() ? 'slash' : 'contextMenu',
      failure,
      usedAt: Temporal.Instant.fromEpochMilliseconds(interaction.createdTimestamp),
    });
  }
}

/** `reminder add`, not `add`: every plugin has one of those. */
function qualifiedName(interaction: CommandInteraction): string {
  if (!interaction.isChatInputCommand()) return interaction.commandName;
  const { commandName, options } = interaction;
  const parts = [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)];
  return parts.filter((part) => part !== null).join(' ');
}
