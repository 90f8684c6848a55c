import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../../core/clock.js';
import { withDeadline } from '../../core/deadline.js';
import { refuse } from '../../core/errors.js';
import { switchKey } from './all-settings.js';
import type { SettingsService } from './settings.service.js';

/** In milliseconds. Discord was asked for time by then; for suggestions it gives none. */
const patience = { answer: 10_000, suggestions: 1_500 } as const;

/**
 * Whether a plugin is switched on in a guild. From memory nearly always. Where the database must be asked and is away,
 * the plugin counts as off: who switched it off may have had a reason that does not wait.
 */
export class PluginSwitch {
  constructor(
    private readonly settings: Pick<SettingsService, 'catalogue' | 'peek' | 'read'>,
    private readonly clock: Clock,
    private readonly logger: ILogger,
  ) {}

  /** Refuses with `core.switchedOff.here` or `core.switchedOff.unknown`. */
  async require(guildId: string, plugin: string, waiting: keyof typeof patience = 'answer'): Promise<void> {
    if (!this.settings.catalogue.find(plugin, switchKey)) return;
    const values = this.settings.peek(guildId, plugin) ?? (await this.#read(guildId, plugin, waiting));
    if (values[switchKey] === false) throw switchedOff();
  }

  async #read(guildId: string, plugin: string, waiting: keyof typeof patience) {
    try {
      const reading = this.settings.read(guildId, plugin);
      return await withDeadline(this.clock, patience[waiting], 'the settings', reading);
    } catch (error) {
      this.logger.warn(`Plugin "${plugin}" counts as switched off, since the settings cannot be read`, error);
      throw unknown();
    }
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
