// Imports a file of feedback: choose or drop it, see a preview and the suggested mapping, correct the mapping,
// upload, watch the progress, read what was refused. <sl-import key="IMP-…" source="customerFeedback" done="…">
define(['./words', './importer-template'], function (words, template) {

  // The columns a record can take its values from, in the order of the form.
  const FIELDS = ['externalId', 'time', 'started', 'finished', 'type', 'stage', 'text', 'customer',
    'customerGroup', 'channel', 'rating'];
  const DATE_FORMATS = ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'yyyy-MM-dd', 'yyyy/M/d H:mm', 'd/M/yyyy HH:mm',
    'M/d/yyyy H:mm', 'dd.MM.yyyy HH:mm', "yyyy-MM-dd'T'HH:mm:ss"];
  const POLL_MILLISECONDS = 1000;

  return module => module.directive('slImport', ['slApi', '$timeout', function (api, $timeout) {
    return {
      restrict: 'E',
      scope: { key: '=', source: '=', done: '&' },
      template,
      link: (scope, element) => {
        const input = element[0].querySelector('input[type=file]');
        let poll = null;
        scope.fields = FIELDS;
        scope.formats = DATE_FORMATS;
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
            scope.preview = preview;
            scope.mapping = Object.assign({ header: true, skipLines: 0, missing: [] }, preview.suggestedMapping);
            // Columns without names go by their numbers, which the list has as texts.
            FIELDS.filter(field => typeof scope.mapping[field] === 'number')
              .forEach(field => { scope.mapping[field] = String(scope.mapping[field]); });
            // What was found holds for the column and the format it was read with.
            const { time, dateFormat } = scope.mapping;
            scope.warnings = () => (scope.mapping.time === time && scope.mapping.dateFormat === dateFormat ? preview.warnings : []);
            scope.missing = { text: (scope.mapping.missing || []).join('; ') };
            scope.step = 'map';
          }).catch(unreadable);
        }

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
          const at = scope.preview.columns.indexOf(scope.mapping[field]);
          const filled = scope.preview.rows.find(row => row[at]);
          return filled ? String(filled[at]).slice(0, 40) : '';
        };
        scope.upload = () => {
          const mapping = Object.assign({}, scope.mapping, {
            missing: scope.missing.text.split(';').map(mark => mark.trim()).filter(Boolean),
            dateFormat: scope.mapping.dateFormat || null
          });
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
        scope.cancel = () => api.cancelImport(scope.importId).catch(refused);
        scope.$on('$destroy', () => $timeout.cancel(poll));
      }
    };
  }]);
});
