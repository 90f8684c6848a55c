/** What the benchmark tells a subject by its environment. */
export const assignment = {
  api: process.env['BENCH_API'] ?? '',
  token: process.env['BENCH_TOKEN'] ?? '',
  database: process.env['BENCH_DATABASE'] ?? '',
  shards: (process.env['BENCH_SHARDS'] ?? '0').split(',').map(Number),
  shardCount: Number(process.env['BENCH_SHARD_COUNT'] ?? 1),
};

export function tellReady(): void {
  process.send?.('ready');
}

process.on('disconnect', () => process.exit(0));
