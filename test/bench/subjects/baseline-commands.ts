import type { ChatInputCommandInteraction } from 'discord.js';
import pg from 'pg';
import { assignment } from './assignment.js';

const pool = new pg.Pool({ connectionString: assignment.database, max: 5 });
const cache = new Map<string, boolean>();

/** The same three commands by hand: a map instead of the settings, `pg` instead of the ORM. */
export async function runBaselineCommand(interaction: ChatInputCommandInteraction): Promise<void> {
  const guildId = interaction.guildId ?? '';
  if (interaction.commandName === 'cached') cache.get(guildId);
  if (interaction.commandName === 'write') {
    await pool.query(
      'insert into bench_counts (guild_id, uses) values ($1, 1) on conflict (guild_id) do update set uses = bench_counts.uses + 1',
      [guildId],
    );
  }
  await interaction.reply('done');
}
