const OLDEST_NODE = 20;

/** Something the operator can mend. The same three lines as `OperatorError`, which is not compiled yet when this is needed. */
export class Problem extends Error {
  constructor(message, why, next) {
    super(message);
    this.why = why;
    this.next = next;
  }

  toText() {
    return `${this.message}\n  why:  ${this.why}\n  next: ${this.next}`;
  }
}

/** Runs `work`; a problem is printed without a stack, then `lastWords`, and ends the process with code 1. */
export async function explained(work, lastWords) {
  try {
    refuseOldNode();
    await work();
  } catch (error) {
    console.error(error instanceof Problem ? error.toText() : error);
    if (lastWords) console.log(lastWords);
    process.exit(1);
  }
}

function refuseOldNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  throw new Problem(
    `Node ${process.versions.node} is too old.`,
    `Alphapy brings its own Node, but the one that installs it must be ${OLDEST_NODE} or newer.`,
    'Install a current Node from https://nodejs.org and run the same command again.',
  );
}
