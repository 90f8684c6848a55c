const OLDEST_NODE = 20;

/** Something the operator can mend. The same three lines as `OperatorError`, which is not compiled yet when this is needed. */
export class Problem extends Error {
  /** @param passing it may pass by itself, like a network that is down */
  constructor(message, why, next, passing = false) {
    super(message);
    this.why = why;
    this.next = next;
    this.passing = passing;
  }

  toText() {
    return `${this.message}\n  why:  ${this.why}\n  next: ${this.next}`;
  }
}

/** As in src/cli/exit-codes.ts, which explains them. */
const MEND_FIRST = 78;
const FAILED = 1;

/** Runs `work`; a problem is printed without a stack, and ends the process. */
export async function explained(work) {
  try {
    refuseOldNode();
    await work();
  } catch (error) {
    explain(error);
    process.exit(error instanceof Problem && !error.passing ? MEND_FIRST : FAILED);
  }
}

/** The same for tests: what goes wrong on the way to them is one of them that failed. */
export async function counted(work) {
  try {
    refuseOldNode();
    await work();
  } catch (error) {
    explain(error);
    console.log('0 passed, 1 failed');
    process.exit(FAILED);
  }
}

function explain(error) {
  console.error(error instanceof Problem ? error.toText() : error);
}

function refuseOldNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  throw new Problem(
    `Node ${process.versions.node} is too old.`,
    `Alphapy brings its own Node, but the one that installs it must be ${OLDEST_NODE} or newer.`,
    'Install a current Node from https://nodejs.org and run the same command again.',
  );
}
