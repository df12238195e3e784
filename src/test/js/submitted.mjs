// Prints what the script of each form submits: { form: { variable: type } }. Read by ModelContractTest.
import { readdirSync } from 'node:fs';
import { browser, SCRIPTS } from './amd.mjs';

/** Answers to whatever a script does with it, so that every variable is submitted. */
const anything = new Proxy(function () {}, {
  get: (target, name) => (name === Symbol.toPrimitive ? hint => (hint === 'number' ? 0 : 'x') : name === Symbol.iterator ? undefined : anything),
  apply: () => anything
});

const load = browser('en');
const forms = readdirSync(SCRIPTS + '/tasks').map(file => file.replace('.js', ''));
console.log(JSON.stringify(Object.fromEntries(forms.map(form => [form, Object.fromEntries(
  Object.entries(load('tasks/' + form).variables(anything)).map(([name, [type]]) => [name, type]))]))));
