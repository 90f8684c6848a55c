import { Listener } from '@sapphire/framework';
import type { Interaction } from 'discord.js';
import { answerFailure } from '../../core/discord/answer-failure.js';

interface FailedInteraction {
  readonly interaction: Interaction;
  readonly command?: { readonly name: string };
  readonly handler?: { readonly name: string };
}

/** Answers interactions that were refused or failed. A subclass says by which event Sapphire tells of it. */
export abstract class FailureListener extends Listener {
  static readonly event: string;

  constructor(context: Listener.LoaderContext) {
    super(context, { name: new.target.event, event: new.target.event });
  }

  override async run(error: unknown, { interaction, command, handler }: FailedInteraction): Promise<void> {
    await answerFailure(interaction, error, command?.name ?? handler?.name ?? 'unknown');
  }
}
