// Asks the built module: cases as lines of JSON on stdin, one line of answer each on stdout. First argument: the folder of the module.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const folder = resolve(process.argv[2] ?? 'www/pkg');
const { explain, form, initSync } = await import(pathToFileURL(`${folder}/judicial_relief.js`).href);
initSync({ module: readFileSync(`${folder}/judicial_relief_bg.wasm`) });

const questions = JSON.parse(form('en')).questions;

const check = ([id, state, binds, distance]) => ({ id, state, binds, distance });

for await (const line of createInterface({ input: process.stdin })) {
  const { status, problems, assessment, view } = JSON.parse(explain(line, 'en'));
  const answer = { status, problems };
  if (status === 'assessed') {
    answer.applicants = assessment.applicants.map(({ id, outcomes, over_limit }) => ({ id, outcomes, over_limit }));
    answer.sheets = assessment.sheets.map(({ steps, proposal, ...sheet }) => ({ ...sheet, proposal: proposal && { ...proposal, checks: proposal.checks.map(check) } }));
    answer.missing = assessment.missing.map(([fact]) => assessment.facts[fact]);
    answer.questions = view.subjects.flatMap(([path, place, , digits]) =>
      questions
        .filter((question) => question.place === place)
        .flatMap(({ id }, at) => (digits[at] === '0' ? [] : [{ path: `${path}.${id}`, answered: digits[at] > '2' }])),
    );
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
