// The life of one embedded form: load what is known, keep what is typed, check, submit, show refusals in place.
define([
  'angular', './words', './clock', './rules', './limits', './violations', './person-roles', './similar'
], function (angular, words, clock, rules, limits, violations, roles, similar) {

  /** A copy without what AngularJS and we hang on rows ($$hashKey, functions). */
  const plain = value => angular.fromJson(angular.toJson(value));

  return module => module.factory('slForm', ['slApi', 'slDrafts', '$q', '$timeout', function (api, drafts, $q, $timeout) {

      /**
       * Called by the script of each form. Its definition, in tasks/<name>.js, has
       *   apart           whether its task belongs to no project
       *   load(api, sl)   optional: more to fetch, as an object of promises
       *   open(sl)        the data to edit, and helpers for the form put on sl
       *   variables(sl)   what is submitted: { name: [type, value] }
       */
      return function open(camForm, $scope, name) {
        let definition;
        const sl = $scope.sl = {
          name, api, taskId: camForm.taskId, me: $scope.$root.authentication.name, ready: false, violations: [], context: {}, project: null
        };
        const givenIds = [];

        sl.personName = id => (sl.people.find(person => person.id === id) || { name: id }).name;
        sl.errors = (owner, field) => sl.violations.filter(v => v.owner === owner && v.field === field);
        sl.edited = (owner, field) => {
          // Makes "Save" possible; the form element carries the name of the form.
          $scope[name].$setDirty();
          // What is about no field is gone too: it was about what was sent.
          sl.violations = sl.violations.filter(v => v.where && (v.owner !== owner || v.field !== field));
        };
        sl.show = violation => {
          // First the row opens, then its field exists and takes the focus.
          $scope.$broadcast('sl-open-row', violation.owner);
          $timeout(() => $scope.$broadcast('sl-focus', violation));
        };
        // A number goes up with every lap and every new row: what was shown once is never another thing later.
        sl.takeId = (prefix, list) => {
          const rows = ((sl.project && sl.project[list]) || []).concat((sl.data && sl.data[list]) || []);
          const id = rules.nextId(prefix, givenIds.concat(rows.map(row => row.id)));
          givenIds.push(id);
          return id;
        };
        const draft = drafts.keeper(camForm.taskId || 'start-' + camForm.processDefinitionId.split(':')[0], $scope,
          () => plain(sl.data), content => { sl.data = filled(definition.open(sl), content); });
        // What somebody took back comes as it was handed in, which is not always as the form holds it.
        const filled = (data, content) => Object.assign(data, definition.answered ? definition.answered(content, sl) : content);
        sl.discardDraft = () => {
          sl.draftFrom = null;
          sl.violations = [];
          sl.data = definition.open(sl);
          draft.discard();
        };

        function load() {
          const loads = { people: api.people(), suggestions: api.suggestions(), limits: api.limits(name), draft: draft.load() };
          if (camForm.taskId && !definition.apart) {
            loads.context = api.context(camForm.taskId);
          }
          Object.assign(loads, definition.load ? definition.load(api, sl) : {});
          return $q.all(loads).then(loaded => {
            Object.assign(sl, loaded);
            clock.setZone(sl.suggestions.zone);
            sl.context = sl.context || {};
            sl.project = sl.context.project || null;
            sl.pages = sl.project && [
              { name: 'tabs.projectPage', address: api.projectPage(sl.project.businessKey) },
              { name: 'tabs.issues', address: api.issuesPage(sl.project.businessKey) }];
            // Whoever mends what was sent back reads first why it was.
            sl.workOpen = !!sl.project
              && (sl.project.sendBacks || []).some(sent => sent.lap === sl.context.lap && sent.toStep === name);
            sl.data = definition.open(sl);
            if (sl.draft) {
              sl.data = filled(sl.data, sl.draft.content);
              sl.draftFrom = words.moment(sl.draft.savedAt);
            }
            sl.ready = true;
            $timeout(() => $scope.$emit('sl-form-ready'));
            draft.begin();
          }).catch(answer => {
            sl.loadProblem = api.problem(answer) || words.text('form.loadFailed');
          });
        }

        function placed(found) {
          return found.map(violation => violations.place(violation, name, sl.data));
        }

        // Tasklist's "Save" does at once what happens by itself a moment later.
        camForm.on('store', () => {
          camForm.storePrevented = true;
          draft.save();
        });
        ['input', 'change', 'click', 'keyup'].forEach(typed => camForm.containerElement[0].addEventListener(typed, draft.touched));
        camForm.on('submit-success', draft.done);

        camForm.on('submit', () => {
          const answer = sl.ready ? definition.variables(sl) : {};
          const values = Object.fromEntries(Object.entries(answer).map(([variable, [, value]]) => [variable, value]));
          sl.violations = sl.ready ? placed(limits.check(values, sl.limits)) : [];
          if (!sl.ready || sl.violations.length) {
            camForm.submitPrevented = true;
            $timeout(() => $scope.$broadcast('sl-refused'));
            return;
          }
          // They are there already where the server refused an earlier try.
          Object.keys(sl.limits).forEach(variable => delete camForm.variableManager.variables[variable]);
          Object.entries(answer).forEach(([variable, [type, value]]) => {
            camForm.variableManager.createVariable({ name: variable, type, value: plain(value) });
          });
          draft.hold();
        });

        camForm.on('submit-failed', (form, [error]) => {
          const prevented = 'camForm submission prevented';
          if (!error || error.message === prevented) {
            return;
          }
          draft.release();
          const problem = error.response && error.response.body;
          sl.violations = problem && problem.violations ? placed(problem.violations)
            : [{ message: api.problem(error) || words.text('form.notSent') }];
          // Tasklist shows nothing for a prevented submission: the reasons stand in the form already.
          error.message = prevented;
          $timeout(() => $scope.$broadcast('sl-refused'));
        });

        // A module of its own, because Tasklist takes "define" away once it has started.
        return $q.when(import('./tasks/' + name + '.js')).then(script => {
          definition = script.default({ words, rules, limits, roles, similar });
          return load();
        }).catch(() => {
          sl.loadProblem = words.text('form.loadFailed');
        });
      };
    }]);
});
