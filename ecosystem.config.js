import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** For pm2: `npm run build`, then `pm2 start ecosystem.config.js`. A named export, since pm2 knows no default one. */
export const apps = [
  {
    name: 'alphapy',
    script: 'dist/src/cli/index.js',
    args: 'start',
    cwd: root,
    // The Node that npm brings. Left out, pm2 takes whichever comes first on PATH.
    interpreter: `${root}node_modules/.bin/node`,
    node_args: '--enable-source-maps',
    env: { NODE_ENV: 'production' },

    // One manager, which starts and watches its own processes. Never "cluster" and never several instances.
    exec_mode: 'fork',
    instances: 1,
    // It says when all shards are ready. Discord lets one connect every five seconds, so many shards take minutes.
    wait_ready: true,
    listen_timeout: 600_000,

    // It stops its processes itself, each within ten seconds; pm2 kills what is left after these.
    kill_timeout: 20_000,
    treekill: false,
    // Windows has no signals.
    shutdown_with_message: process.platform === 'win32',

    exp_backoff_restart_delay: 200,
    // Something that somebody has to mend, a bad token for example: starting again would only repeat it.
    stop_exit_codes: [78],
  },
];
