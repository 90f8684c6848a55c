/** What can happen to the bot itself. */
export const operationalEventTypes = [
  'bot.started',
  'bot.stopped',
  'shard.disconnected',
  'shard.resumed',
  'guild.joined',
  'guild.left',
  'commands.registered',
  'plugin.leftOut',
  'interaction.failed',
  'task.failed',
  'settings.badValue',
] as const;

export type OperationalEventType = (typeof operationalEventTypes)[number];

export interface OperationalEvent {
  readonly type: OperationalEventType;
  /** Null for what concerns the whole bot. */
  readonly guildId: string | null;
  /** One line, without values of settings, texts of users or secrets. */
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Temporal.Instant;
}
