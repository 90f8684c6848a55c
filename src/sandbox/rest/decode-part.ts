/**
 * A part of a path or a header, decoded: clients also write `@me` as `%40me`. What cannot be decoded stays as it is,
 * and then fits nothing.
 */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
