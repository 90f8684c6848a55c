import { registerHooks } from 'node:module';
import { isModuleNotFound } from './module-not-found.js';

/**
 * Lets every plugin, wherever it lies, share this process's one `alphapy`, discord.js, Sapphire, MikroORM and zod.
 * Must be the first import of every entry point; plugins are imported dynamically, later.
 *
 * Without it a plugin outside the source tree cannot find `alphapy`, and an npm package that carries a copy of its
 * own loads that silently: two `Command` classes, and nothing is `instanceof` the host's.
 */
const sourceRoot = new URL('../../', import.meta.url);

/** Seen from `dist/src/core/plugins`. Packages of the host are looked up from here. */
const projectManifest = new URL('../../../../package.json', import.meta.url).href;

const doors: Readonly<Record<string, string>> = {
  alphapy: new URL('bot.js', sourceRoot).href,
  'alphapy/backend': new URL('bot-backend.js', sourceRoot).href,
  'alphapy/testing': new URL('testing.js', sourceRoot).href,
};

/** Packages whose classes are compared by identity, so there can be only one of each in a process. */
const shared = /^(?:discord\.js|@sapphire\/[^/]+|@mikro-orm\/[^/]+|zod)(?:\/|$)/;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const door = doors[specifier];
    if (door) return { url: door, format: 'module', shortCircuit: true };
    if (specifier.startsWith('alphapy/')) throw closedDoor(specifier);
    const { parentURL } = context; // kept here, since nextResolve writes into the context (Node 26.10)
    if (!shared.test(specifier) || !parentURL) return nextResolve(specifier, context);
    try {
      return nextResolve(specifier, { ...context, parentURL: projectManifest });
    } catch (error) {
      // A package of a shared scope that the host does not have is the plugin's own affair.
      if (!isModuleNotFound(error)) throw error;
      return nextResolve(specifier, { ...context, parentURL });
    }
  },
});

function closedDoor(specifier: string): Error {
  const open = Object.keys(doors).join(', ');
  return Object.assign(new Error(`"${specifier}" is not open to plugins. Open are: ${open}.`), {
    code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  });
}
