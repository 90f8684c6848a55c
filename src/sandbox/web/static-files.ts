import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's files by path, read once: what is not in the folder at the start is never served. */
export function readStaticFiles(): ReadonlyMap<string, StaticFile> {
  const folder = join(import.meta.dirname, 'public');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name));
  const files = new Map(
    names.map((name) => {
      const type = TYPES[extname(name)];
      if (!type) throw new Error(`The page's file ${name} has no media type`);
      return [`/${name.replaceAll('\\', '/')}`, { type, bytes: readFileSync(join(folder, name)) }];
    }),
  );
  const index = files.get('/index.html');
  return index ? files.set('/', index) : files;
}
