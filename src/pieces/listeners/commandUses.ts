import { Events } from '@sapphire/framework';
import { SubcommandPluginEvents } from '@sapphire/plugin-subcommands';
import type { CommandUse } from '../../core/discord/answer.js';
import { failureName } from '../../core/discord/failure-kind.js';
import { CommandUseListener } from './_command-use-listener.js';

// Which commands are used and how that ends, for /command_stats. On the hot path it costs a push into a queue.

abstract class Success extends CommandUseListener {
  override run({ interaction }: { readonly interaction: CommandUse }): void {
    this.count(interaction, null);
  }
}

abstract class Failure extends CommandUseListener {
  override run(error: unknown, { interaction }: { readonly interaction: CommandUse }): void {
    this.count(interaction, failureName(error));
  }
}

export class CountChatInputSuccess extends Success {
  static override readonly event = Events.ChatInputCommandSuccess;
}

export class CountContextMenuSuccess extends Success {
  static override readonly event = Events.ContextMenuCommandSuccess;
}

export class CountChatInputDenied extends Failure {
  static override readonly event = Events.ChatInputCommandDenied;
}

export class CountChatInputError extends Failure {
  static override readonly event = Events.ChatInputCommandError;
}

export class CountContextMenuDenied extends Failure {
  static override readonly event = Events.ContextMenuCommandDenied;
}

export class CountContextMenuError extends Failure {
  static override readonly event = Events.ContextMenuCommandError;
}

export class CountSubcommandDenied extends Failure {
  static override readonly event = SubcommandPluginEvents.ChatInputSubcommandDenied;
}

export class CountSubcommandError extends Failure {
  static override readonly event = SubcommandPluginEvents.ChatInputSubcommandError;
}
