import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { configWorld } from '../config/config-world.js';

interface ShownSetting {
  readonly key: string;
  readonly label: string;
  readonly schema: object;
  readonly expects: string | null;
  readonly value: unknown;
  readonly stored: unknown;
  readonly version: number;
}

/** What the routes answer, as far as it is looked at here. */
interface Body {
  readonly error?: string;
  readonly fields?: readonly { readonly field: string; readonly reason?: string; readonly message: string }[];
  readonly conflicts?: readonly object[];
  readonly scopes?: readonly {
    readonly name: string;
    readonly label: string;
    readonly settings: ShownSetting[];
  }[];
  readonly settings?: readonly ShownSetting[];
  readonly plan?: readonly { readonly key: string; readonly state: string; readonly value: unknown }[];
  readonly unsure?: readonly { readonly id: string; readonly name: string }[];
  readonly revision?: string;
  readonly changeSetId?: string;
  readonly changes?: readonly { readonly id: string; readonly key: string; readonly how: string }[];
  readonly next?: string | null;
}

/** Who uses the routes of settings: one bot with a plugin "tea" for the tests of a file, and for each a new server. */
class SettingsClient {
  readonly here = configWorld();
  guild!: GuildActor;
  #houses = 0;

  open(): void {
    this.#houses += 1;
    this.guild = this.newGuild(`House ${this.#houses}`, ['general', 'kitchen']);
  }

  newGuild(name: string, channels: string[]): GuildActor {
    return this.here.world.discord.createGuild({
      name,
      channels,
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host'],
    });
  }

  /** The settings as the bot uses them. */
  read() {
    return this.here.world.services.settings.read(this.guild.id, 'tea');
  }

  async ask(method: string, what = '', body?: unknown, guildId = this.guild.id) {
    const response = await this.here.world.api(`guilds/${guildId}/settings${what}`, {
      method,
      body,
      headers: { 'X-Forwarded-For': `192.0.2.${this.#houses}` }, // one address may ask 50 times a second
    });
    // The shape is what is tested.
    return { status: response.status, ...((await response.json()) as Body) };
  }

  patch(...changes: readonly object[]) {
    return this.ask('PATCH', '', { changes });
  }

  async shown(key: string, query = ''): Promise<ShownSetting> {
    const { scopes } = await this.ask('GET', query);
    const found = scopes?.find(({ name }) => name === 'tea')?.settings.find((one) => one.key === key);
    if (!found) throw new Error(`there is no tea.${key}`);
    return found;
  }
}

/** Gives the tests of the `describe` in which this is called a bot, and each of them a server. */
export function settingsClient(): SettingsClient {
  const client = new SettingsClient();
  beforeEach(() => client.open());
  return client;
}

/** A change to a setting of the plugin "tea". */
export function tea(key: string, value: unknown, more = {}) {
  return { scope: 'tea', key, value, ...more };
}
