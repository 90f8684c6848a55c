import { Events } from '@sapphire/framework';
import { UnansweredListener } from './_unanswered-listener.js';

// When a command has ended, its user must have an answer.

export class ChatInputCommandFinish extends UnansweredListener {
  static override readonly event = Events.ChatInputCommandFinish;
}

export class ContextMenuCommandFinish extends UnansweredListener {
  static override readonly event = Events.ContextMenuCommandFinish;
}
