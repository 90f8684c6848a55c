import { booleanSetting, definePlugin, type PluginContext } from 'alphapy';
import { z } from 'zod';

const settings = z.object({
  loud: booleanSetting({ label: 'Loud', description: 'Answers in capitals.', default: false }),
});

/** What the three commands of the benchmark need of a service: nothing, a cached setting, one write. */
class BenchService {
  constructor(private readonly context: PluginContext) {}

  async isLoud(guildId: string): Promise<boolean> {
    const values = await this.context.services.settings.read(guildId, 'bench');
    return values['loud'] === true;
  }

  async count(guildId: string): Promise<void> {
    await this.context.em
      .fork()
      .execute(
        'insert into bench_counts (guild_id, uses) values (?, 1) on conflict (guild_id) do update set uses = bench_counts.uses + 1',
        [guildId],
      );
  }
}

export default definePlugin({
  name: 'bench',
  version: '1.0.0',
  host: '*',
  settings,
  setup: (context) => new BenchService(context),
});

declare module 'alphapy' {
  interface Services {
    bench: BenchService;
  }
}
