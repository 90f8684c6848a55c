const MOST_SHARDS = 10_000;

/** The shards that `0-3,8` names, in order and each once; null for what names none. */
export function parseShards(text: string): readonly number[] | null {
  const ranges = text.split(',').map((part) => /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part));
  const shards = new Set<number>();
  for (const range of ranges) {
    if (!range) return null;
    const first = Number(range[1]);
    const last = Number(range[2] ?? first);
    if (last < first || last >= MOST_SHARDS) return null;
    for (let shard = first; shard <= last; shard++) shards.add(shard);
  }
  return [...shards].sort((one, other) => one - other);
}
