import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary.js';

/** Paths below the plugin's folder, with what stands in them. */
export type Files = Readonly<Record<string, string>>;

/** A folder of plugins that a test writes, outside the project. */
export class PluginFolder {
  readonly path = temporaryFolder('alphapy-plugins-');

  /** Writes files into `<folder>/<plugin>`; `package.json` is added where none is given. */
  write(plugin: string, files: Files): string {
    const root = join(this.path, plugin);
    writeFiles(root, { 'package.json': '{ "type": "module" }', ...files });
    return root;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/**
 * The source of a `plugin.js`.
 *
 * @param more source of further keys of the manifest, for example `setup: () => ({ ready: true })`
 */
export function pluginSource(name: string, more = ''): string {
  return `import { definePlugin } from 'alphapy';
export default definePlugin({ name: '${name}', version: '1.0.0', host: '*', ${more} });
`;
}

/** The source of a slash command without options. `body` may use \`interaction\` and \`this.container\`. */
export function commandSource(name: string, body: string, options = ''): string {
  return `import { Command } from 'alphapy';
export class TestCommand extends Command {
  constructor(context, options) { super(context, { ...options, description: 'For a test', ${options} }); }
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((builder) => builder.setName('${name}').setDescription('For a test'));
  }
  async chatInputRun(interaction) { ${body} }
}
`;
}
