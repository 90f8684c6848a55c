/** With so many shards a process is busy, but far from its limits; each further process costs 145 MB. */
const COMFORTABLE = 8;

/**
 * Which shards share a process. With `auto`: about eight, and no more processes than cores; with a number: so many.
 *
 * @example groupShards([0, 1, 2, 3, 4], 2, 8) // [[0, 1], [2, 3], [4]]
 */
export function groupShards(
  shards: readonly number[],
  shardsPerProcess: number | 'auto',
  cores: number,
): number[][] {
  const wanted = Math.ceil(shards.length / (shardsPerProcess === 'auto' ? COMFORTABLE : shardsPerProcess));
  const groups = shardsPerProcess === 'auto' ? Math.min(cores, wanted) : wanted;
  const size = Math.ceil(shards.length / groups);
  return Array.from({ length: Math.ceil(shards.length / size) }, (_, i) =>
    shards.slice(i * size, (i + 1) * size),
  );
}

/** `0-3` or `0,2,5`. */
export function nameShards(shards: readonly number[]): string {
  const [first = 0] = shards;
  const last = shards.at(-1) ?? first;
  const isRange = shards.length > 1 && last - first === shards.length - 1;
  return isRange ? `${first}-${last}` : shards.join(',');
}
