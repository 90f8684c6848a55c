import type { Snowflake } from 'discord-api-types/v10';

/** A file as a client sent it. */
export interface UploadedFile {
  /** The part of the form it came in, for example `files[0]`. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** The local CDN: the newest files up to 64 MiB, by attachment id. */
export class FileStore {
  readonly #files = new Map<Snowflake, UploadedFile>();
  #bytes = 0;

  add(id: Snowflake, file: UploadedFile): void {
    this.#files.set(id, file);
    this.#bytes += file.bytes.byteLength;
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#bytes <= MOST_BYTES) return;
      this.#files.delete(oldest);
      this.#bytes -= bytes.byteLength;
    }
  }

  get(id: Snowflake): UploadedFile | undefined {
    return this.#files.get(id);
  }
}
