import { Listener } from '@sapphire/framework';
import { answer, type CommandUse } from '../../core/discord/answer.js';
import { wordsForUser } from '../../core/i18n.js';

/** Answers a command that nobody runs. A subclass says by which event Sapphire tells of it. */
export abstract class NobodyRunsListener extends Listener {
  static readonly event: string;

  constructor(context: Listener.LoaderContext) {
    super(context, { name: new.target.event, event: new.target.event });
  }

  /** Sapphire hands over the interaction in a payload, plugin-subcommands as it is. */
  override async run(subject: CommandUse | { readonly interaction: CommandUse }): Promise<void> {
    const { logger } = this.container;
    const interaction = 'interaction' in subject ? subject.interaction : subject;
    logger.warn(`Nobody runs the command "${interaction.commandName}"`, { guild: interaction.guildId });
    await answer(interaction, wordsForUser(interaction)('core.switchedOff.command'), logger);
  }
}
