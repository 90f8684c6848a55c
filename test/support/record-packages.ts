import { registerHooks } from 'node:module';

/** Prints the names (or scopes) of all packages that importing the given module loads, also those by `require`. */
const packages = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /\/node_modules\/([^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
    if (name) packages.add(name);
    return nextLoad(url, context);
  },
});

const [, , url] = process.argv;
if (url) await import(url);
console.log(JSON.stringify([...packages]));
process.exit();
