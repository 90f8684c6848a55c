/** What Discord shows as an image, by the bytes that each kind begins with. Whatever a file is called, these decide. */
const KINDS = [
  { extension: 'png', type: 'image/png', starts: /^89504e470d0a1a0a/ },
  { extension: 'jpg', type: 'image/jpeg', starts: /^ffd8ff/ },
  { extension: 'gif', type: 'image/gif', starts: /^47494638(?:37|39)61/ },
  { extension: 'webp', type: 'image/webp', starts: /^52494646.{8}57454250/ },
] as const;

const LOOKED_AT = 12;

export type ImageKind = Pick<(typeof KINDS)[number], 'extension' | 'type'>;

/** Undefined when it is no image that Discord shows. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  const first = [...bytes.subarray(0, LOOKED_AT)];
  const start = first.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return KINDS.find(({ starts }) => starts.test(start));
}
