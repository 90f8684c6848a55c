import '../../src/core/plugins/host-modules.js';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import * as door from '../../src/bot.js';
import { projectRoot } from '../../src/core/plugins/host-package.js';

interface Example {
  readonly expression: string;
  readonly result: string;
}

/** `@example pageOfButton('list', 'list:2') // 2` of all utils. */
function examplesOfUtils(): Example[] {
  const folder = fileURLToPath(new URL('src/utils/', projectRoot));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sources = files.map((file) => readFileSync(`${folder}${file}`, 'utf8')).join('\n');
  const found = sources.matchAll(/@example (.+?) \/\/ (.+)$/gm);
  return [...found].map(([, expression = '', result = '']) => ({ expression, result }));
}

/** With what `alphapy` exports in sight. */
function evaluate(expression: string): unknown {
  return new Function(...Object.keys(door), `return ${expression}`)(...Object.values(door));
}

describe('the examples in the documentation of utils', () => {
  const examples = examplesOfUtils();

  it('are there', () => {
    expect(examples).to.have.length.above(5);
  });

  for (const { expression, result } of examples) {
    it(`say what ${expression} is`, () => {
      expect(evaluate(expression)).to.deep.equal(evaluate(result));
    });
  }
});
