/**
 * The exit codes of every command. 0: done. 78 (EX_CONFIG of sysexits.h): somebody has to mend something first, be it
 * the configuration or the command itself; whoever watches over the bot should not start it again, and
 * ecosystem.config.js tells pm2 so. 1: anything else, which may pass by itself or be a bug.
 * `bin/lib/problem.js` keeps to the same rule.
 */
export const exitCodes = { mendFirst: 78, failed: 1 } as const;
