// Prints what the script of each form submits: { form: { variable: type } }. Read by ModelContractTest.
import { readdirSync, readFileSync } from 'node:fs';
import { browser, SCRIPTS } from './amd.mjs';

/** Answers to whatever a script does with it, so that every variable is submitted. */
const anything = new Proxy(function () {}, {
  get: (target, name) => (name === Symbol.toPrimitive ? hint => (hint === 'number' ? 0 : 'x') : name === Symbol.iterator ? undefined : anything),
  apply: () => anything
});

const load = browser('en');
const parts = { words: load('words'), rules: load('rules'), limits: load('limits'), roles: load('person-roles'),
  similar: load('similar') };
const submitted = {};
for (const file of readdirSync(SCRIPTS + '/tasks')) {
  // By its text: the name of the file does not tell Node that it is a module.
  const script = await import('data:text/javascript,' + encodeURIComponent(readFileSync(`${SCRIPTS}/tasks/${file}`, 'utf8')));
  submitted[file.replace('.js', '')] = Object.fromEntries(
    Object.entries(script.default(parts).variables(anything)).map(([name, [type]]) => [name, type]));
}
console.log(JSON.stringify(submitted));
