// Loads the modules that Tasklist's AMD loader loads in the browser.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SCRIPTS = join(dirname(fileURLToPath(import.meta.url)),
  '../../main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/serviceloop');

const texts = language => JSON.parse(readFileSync(join(SCRIPTS, `texts.${language}.json`), 'utf8'));

/** A loader for a reader whose browser prefers a language such as zh-CN: takes "words" or "tasks/setGoals". */
export function browser(wanted) {
  const language = wanted.split('-')[0] === 'zh' ? 'zh' : 'en';
  const loaded = new Map([['texts!', texts(language)]]);
  const reader = { language: wanted, languages: [wanted] };
  return function load(name) {
    if (!loaded.has(name)) {
      const define = (needed, make) =>
        loaded.set(name, make(...needed.map(other => load(normalize(join(dirname(name), other))))));
      new Function('define', 'navigator', readFileSync(join(SCRIPTS, name + '.js'), 'utf8'))(define, reader);
    }
    return loaded.get(name);
  };
}
