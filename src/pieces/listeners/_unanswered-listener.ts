import { type Command, Listener } from '@sapphire/framework';
import { type CommandUse, isAnswered } from '../../core/discord/answer.js';
import { answerFailure } from '../../core/discord/answer-failure.js';

/** Answers a command that forgot to. A subclass says by which event Sapphire tells that a command has ended. */
export abstract class UnansweredListener extends Listener {
  static readonly event: string;

  constructor(context: Listener.LoaderContext) {
    super(context, { name: new.target.event, event: new.target.event });
  }

  override async run(interaction: CommandUse, { name }: Command): Promise<void> {
    if (isAnswered(interaction)) return;
    const forgetful = new Error('the command ended without an answer, or did not wait for it');
    await answerFailure(interaction, forgetful, name);
  }
}
