import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../../core/clock.js';
import { withDeadline } from '../../core/deadline.js';
import { refuse } from '../../core/refuse.js';
import { switchKey } from './all-settings.js';
import type { SettingsService } from './settings.service.js';

/** In milliseconds. Discord was asked for time by then; for suggestions it gives none. */
const patience = { answer: 10_000, suggestions: 1_500 } as const;

/**
 * Whether a plugin is switched on in a guild. From memory nearly always. Where the database must be asked and is away,
 * the plugin counts as off: who switched it off may have had a reason that does not wait.
 */
export class PluginSwitch {
  #quietUntil: Temporal.Instant | null = null;

  constructor(
    private readonly settings: Pick<SettingsService, 'catalogue' | 'peek' | 'enabled'>,
    private readonly clock: Clock,
    private readonly logger: ILogger,
  ) {}

  /** Refuses with `core.switchedOff.here` or `core.switchedOff.unknown`. */
  async require(guildId: string, plugin: string, waiting: keyof typeof patience = 'answer'): Promise<void> {
    const isOn = this.#fromMemory(guildId, plugin) ?? (await this.#read(guildId, plugin, waiting));
    if (isOn === null) throw unknown();
    if (!isOn) throw switchedOff();
  }

  /** For events, of which there can be thousands a second: without a promise when it is in memory. */
  isOn(guildId: string, plugin: string): boolean | Promise<boolean> {
    const known = this.#fromMemory(guildId, plugin);
    return known ?? this.#read(guildId, plugin, 'answer').then((isOn) => isOn ?? false);
  }

  #fromMemory(guildId: string, plugin: string): boolean | undefined {
    if (!this.settings.catalogue.find(plugin, switchKey)) return true; // the bot itself
    const values = this.settings.peek(guildId, plugin);
    return values && values[switchKey] !== false;
  }

  /** Null when nobody can say. */
  async #read(guildId: string, plugin: string, waiting: keyof typeof patience): Promise<boolean | null> {
    try {
      const reading = this.settings.enabled(guildId, plugin);
      return await withDeadline(this.clock, patience[waiting], 'the settings', reading);
    } catch (error) {
      this.#warn(plugin, error);
      return null;
    }
  }

  /** Every event of every guild meets the same dead database. */
  #warn(plugin: string, error: unknown): void {
    const now = this.clock.now();
    if (this.#quietUntil && Temporal.Instant.compare(now, this.#quietUntil) < 0) return;
    this.#quietUntil = now.add({ seconds: 10 });
    this.logger.warn(`Plugin "${plugin}" counts as switched off, since the settings cannot be read`, error);
  }
}

function switchedOff() {
  return refuse(
    'core.switchedOff.here',
    'This feature is switched off in this server. Who manages the server can switch it on with /config browse.',
  );
}

function unknown() {
  return refuse('core.switchedOff.unknown', 'The settings cannot be read just now. Try again in a minute.');
}
