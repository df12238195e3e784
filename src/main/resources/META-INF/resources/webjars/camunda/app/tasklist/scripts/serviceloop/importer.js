// Imports a file of feedback: choose or drop it, see the suggested mapping and the first records as they would be kept,
// answer what the file leaves open, correct the mapping, upload, watch the progress, read what was refused. <sl-import key="IMP-…" source="customerFeedback" done="…">
define(['./words', './clock', './importer-template'], function (words, clock, template) {

  // The columns a record can take its values from, in the order of the form.
  const FIELDS = ['externalId', 'time', 'started', 'finished', 'type', 'stage', 'text', 'customer',
    'customerGroup', 'channel', 'rating'];
  // Times of day that stand in columns of their own.
  const HOURS = ['timeOfDay', 'startedTimeOfDay', 'finishedTimeOfDay'];
  const ENCODINGS = ['UTF-8', 'GB18030', 'Big5', 'windows-1252', 'windows-1250', 'windows-1251'];
  const DELIMITERS = [',', ';', '\t', '|', '，', '^'];
  // With these the file itself is read otherwise, and everything is suggested anew; the last two say where its table is.
  const OF_FILE = ['encoding', 'delimiter', 'sheet'];
  const OF_TABLE = ['skipLines', 'header'];
  const PAUSE_MILLISECONDS = 400;
  const DATE_FORMATS = ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd', 'yyyy/M/d H:mm', 'd/M/yyyy HH:mm',
    'M/d/yyyy H:mm', 'dd.MM.yyyy HH:mm', "yyyy-MM-dd'T'HH:mm:ss"];
  const POLL_MILLISECONDS = 1000;
  const MINUTE = 60;

  return module => module.directive('slImport', ['slApi', '$timeout', function (api, $timeout) {
    return {
      restrict: 'E',
      scope: { key: '=', source: '=', done: '&' },
      template,
      link: (scope, element) => {
        const input = element[0].querySelector('input[type=file]');
        let poll = null;
        let again = null;
        let asked = 0;
        let shown = '';
        Object.assign(scope, { fields: FIELDS, hours: HOURS, encodings: ENCODINGS, delimiters: DELIMITERS });
        scope.formats = DATE_FORMATS;
        scope.zones = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
        scope.houseZone = () => clock.zone() || '';
        reset();

        function reset() {
          Object.assign(scope, { step: 'choose', file: null, preview: null, problem: null, report: null, sent: 0 });
          input.value = '';
        }
        scope.reset = reset;
        scope.choose = () => input.click();
        input.addEventListener('change', () => input.files[0] && scope.$apply(() => look(input.files[0])));

        const zone = element[0].querySelector('.sl-drop');
        zone.addEventListener('dragover', event => event.preventDefault());
        zone.addEventListener('drop', event => {
          event.preventDefault();
          if (event.dataTransfer.files[0]) {
            scope.$apply(() => look(event.dataTransfer.files[0]));
          }
        });

        function look(file) {
          Object.assign(scope, { file, step: 'reading', problem: null });
          api.previewImport(scope.key, file, scope.source).then(preview => {
            suggest(preview);
            scope.step = 'map';
            list().catch(() => null);
          }).catch(unreadable);
        }

        /** Shows a file as it is suggested, or as a saved mapping reads it. */
        function suggest(preview, saved) {
          scope.preview = preview;
          scope.use = { saved: saved || null, name: saved ? saved.name : '', told: '', sure: false };
          scope.mapping = Object.assign({ header: true, skipLines: 0, missing: [] },
            saved ? saved.mapping : preview.suggestedMapping);
          // Columns without names of their own go by their numbers, which the list has as texts.
          FIELDS.concat(HOURS).filter(field => typeof scope.mapping[field] === 'number')
            .forEach(field => { scope.mapping[field] = String(scope.mapping[field]); });
          scope.missing = { text: (scope.mapping.missing || []).join('; ') };
          scope.answers = {};
          // What somebody answered for the files before is answered, where this file does not seem to say otherwise.
          const seems = preview.suggestedMapping;
          (saved ? preview.questions : []).filter(({ field, options }) => options.includes(scope.mapping[field])
              && [null, undefined, scope.mapping[field]].includes(seems[field]))
            .forEach(({ field }) => { scope.answers[field] = scope.mapping[field]; });
          shown = JSON.stringify(chosen());
        }

        /** Reads the file with the saved mapping that is chosen, or as it is suggested where none is. */
        scope.apply = () => {
          const { saved } = scope.use;
          const offered = scope.preview.saved;
          const mine = ++asked;
          api.previewImport(scope.key, scope.file, scope.source, saved && saved.mapping).then(preview => {
            if (mine === asked && scope.step === 'map') {
              scope.problem = null;
              // It stays chosen, with what was said of it.
              suggest(saved ? Object.assign(preview, { saved: offered }) : preview, saved);
            }
          }).catch(answer => mine === asked && refused(answer));
        };
        scope.savedName = ({ name, savedBy, savedAt, same }) =>
          words.text(same ? 'import.saved.option' : 'import.saved.changed', { name, by: savedBy, on: words.date(savedAt.slice(0, 10)) });
        const sameName = one => one.name.trim().toLowerCase() === (scope.use.name || '').trim().toLowerCase();
        /** The saved mapping of this name that would be replaced. */
        scope.namesake = () => scope.use.name && kept.find(sameName);
        let kept = [];
        function list() {
          return api.savedMappings(scope.key, scope.source).then(all => { kept = all; });
        }
        scope.keep = () => {
          if (!scope.use.name || scope.open()) {
            return;
          }
          const old = scope.namesake();
          api.saveMapping(scope.key, {
            name: scope.use.name, source: scope.source, mapping: chosen(), columns: scope.preview.columns,
            version: old ? old.version : null
          }).then(saved => {
            Object.assign(scope, { problem: null });
            scope.use.told = words.text('import.saved.done', { name: saved.name });
            return list();
          }).catch(told);
        };
        scope.keepOnEnter = event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            scope.keep();
          }
        };
        scope.forget = () => {
          const { saved } = scope.use;
          api.deleteMapping(scope.key, saved).then(() => {
            Object.assign(scope.use, { saved: null, sure: false });
            scope.preview.saved = scope.preview.saved.filter(one => one !== saved);
            scope.use.told = words.text('import.saved.gone', { name: saved.name });
            return list();
          }).catch(told);
        };
        const told = answer => { scope.problem = problemOf(answer); };

        /** What is chosen now, as the import takes it. */
        function chosen() {
          return Object.assign({}, scope.mapping, {
            missing: scope.missing.text.split(';').map(mark => mark.trim()).filter(Boolean),
            dateFormat: scope.mapping.dateFormat || null
          });
        }

        // A scale belongs to the column that it was guessed for.
        scope.picked = field => {
          if (field === 'rating') {
            scope.mapping.ratingScale = null;
          }
        };
        // Whatever is changed, the records are shown anew as they would be kept.
        scope.$watch(() => (scope.step === 'map' ? JSON.stringify(chosen()) : shown), now => {
          $timeout.cancel(again);
          if (now !== shown) {
            again = $timeout(() => readAgain(now), PAUSE_MILLISECONDS);
          }
        });
        function readAgain(now) {
          const before = JSON.parse(shown);
          const mapping = JSON.parse(now);
          const changed = names => names.some(name => before[name] !== mapping[name]);
          const parts = names => Object.fromEntries(names.map(name => [name, mapping[name]]));
          const anew = changed(OF_FILE) ? parts(OF_FILE) : changed(OF_TABLE) ? parts(OF_FILE.concat(OF_TABLE)) : null;
          const mine = ++asked;
          shown = now;
          api.previewImport(scope.key, scope.file, scope.source, anew || mapping).then(preview => {
            if (mine !== asked || scope.step !== 'map') {
              return;
            }
            scope.problem = null;
            if (anew) {
              suggest(preview);
            } else {
              const { warnings, read, forecast, hidden } = preview;
              // Whoever does not want days changed back may still want it afterwards.
              const mending = preview.mending || (changed(['dateFormat', 'time']) ? null : scope.preview.mending);
              Object.assign(scope.preview, { warnings, read, forecast, mending, hidden });
            }
          }).catch(answer => mine === asked && refused(answer));
        }

        /** A question is open until somebody chose, be it what is suggested. */
        scope.open = () => scope.preview.questions.some(question => !scope.answers[question.field]);
        /** Without its dates nothing of the file can be foretold. */
        scope.undecided = () => !scope.mapping.dateFormat && scope.preview.questions.some(one => one.field === 'dateFormat');
        scope.answer = ({ field }) => {
          if (field === 'time' && scope.mapping.started === scope.mapping.time) {
            scope.mapping.started = scope.answers.time;
          }
          scope.mapping[field] = scope.answers[field];
        };
        scope.readFields = () => FIELDS.filter(field => scope.mapping[field]);
        scope.sign = delimiter => (delimiter === '\t' ? words.text('import.tab') : delimiter);
        scope.notedRows = () => api.notedRows(scope.importId);

        const problemOf = answer => api.problem(answer) || words.text('import.failed');
        function unreadable(answer) {
          reset();
          scope.problem = problemOf(answer);
        }
        function refused(answer) {
          // The mapping may be what is wrong: it stays, to be corrected.
          Object.assign(scope, { step: 'map', problem: problemOf(answer) });
        }

        scope.example = field => {
          const at = scope.preview.choices.findIndex(choice => choice.value === scope.mapping[field]);
          const filled = scope.preview.rows.find(row => row[at]);
          return filled ? String(filled[at]).slice(0, 40) : '';
        };
        scope.upload = () => {
          const mapping = chosen();
          Object.assign(scope, { step: 'running', report: null, sent: 0, problem: null });
          api.startImport(scope.key, scope.file, mapping, scope.source, progress => {
            scope.sent = progress.total ? progress.loaded / progress.total : 0;
          }).then(started => follow(started.id)).catch(refused);
        };
        function follow(id) {
          scope.importId = id;
          api.importState(id).then(report => {
            scope.report = report;
            if (report.state === 'running') {
              poll = $timeout(() => follow(id), POLL_MILLISECONDS);
            } else {
              scope.step = 'over';
              scope.done({ report });
            }
          }).catch(refused);
        }
        /** How long the rest will take; nothing while that is not known. */
        scope.left = () => {
          const seconds = scope.report.secondsLeft;
          return typeof seconds !== 'number' ? ''
            : seconds > MINUTE ? words.text('import.minutesLeft', { number: Math.round(seconds / MINUTE) })
              : words.text('import.secondsLeft', { number: Math.max(1, seconds) });
        };
        scope.cancel = () => api.cancelImport(scope.importId).catch(refused);
        scope.$on('$destroy', () => [poll, again].forEach(timer => $timeout.cancel(timer)));
      }
    };
  }]);
});
