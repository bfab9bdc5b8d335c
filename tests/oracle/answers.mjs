// Asks the built module: cases as lines of JSON on stdin, one line of answer each on stdout. First argument: the folder of the module.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2] ?? 'www/pkg');
const { assess, initSync } = await import(pathToFileURL(`${folder}/judicial_relief.js`).href);
initSync({ module: readFileSync(`${folder}/judicial_relief_bg.wasm`) });

for await (const line of createInterface({ input: process.stdin })) {
  const { status, problems, assessment, view } = JSON.parse(assess(line, 'en'));
  const answer = { status, problems };
  if (status === 'assessed') {
    answer.applicants = assessment.applicants.map(({ id, outcomes, over_limit }) => ({ id, outcomes, over_limit }));
    answer.sheets = assessment.sheets.map(({ steps, ...sheet }) => sheet);
    answer.missing = assessment.missing.map(({ path }) => path);
    answer.questions = view.questions.map(({ path, answered }) => ({ path, answered }));
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
