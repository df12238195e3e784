// Camunda Forms behave like our own: drafts on the server, refusals as a list with links and at their fields, numbers as the
// reader writes them, and days that are the same in every time zone. Takes the place of Tasklist's own directive.
define(['angular', './words', './camundaForms'], function (angular, words, messages) {
  // form-js itself is Tasklist's; nothing but its bundle has it (docs/adr/0026).
  const FORM_JS = 57661;
  /** What a refusal may be about that no form has a field for. */
  const OF_THE_WHOLE = ['task', 'request', 'signature'];
  let Form;
  self.webpackChunkcamunda_bpm_webapp.push([['serviceloop'], {}, require => { Form = require(FORM_JS).Form; }]);

  /** form-js reads "2026-11-27" as midnight in London, which is the day before in America, again with each drawing. */
  function daysOfAllZones(form) {
    const fields = form.get('formFields');
    const stock = fields.get('datetime');
    const day = props => stock(Object.assign({}, props, {
      value: /^\d{4}-\d{2}-\d{2}$/.test(props.value) ? props.value + 'T00:00' : props.value,
      onChange: change => change.value === props.value || props.onChange(change)
    }));
    day.config = stock.config;
    fields.register('datetime', day);
  }

  /** All components, those in groups too. */
  const parts = schema => (schema.components || []).flatMap(part => [part].concat(parts(part)));

  /**
   * Numbers are typed as text and read by our own parser: form-js takes 1,234 for 1.234. Gives the fields as they were, which say
   * what numbers they take, by their keys.
   */
  function numbersAsTexts(schema) {
    const numbers = parts(schema).filter(part => part.type === 'number' && part.key);
    const fields = new Map(numbers.map(part => [part.key, Object.assign({}, part)]));
    numbers.forEach(part => {
      part.type = 'textfield';
      part.validate = part.validate && { required: part.validate.required };
    });
    return fields;
  }

  const link = (services, scope, element, controller) => {
    const { $http, $q, $timeout, Uri, api, drafts } = services;
    const { taskId, processDefinitionId } = controller.getParams();
    const engine = path => Uri.appUri('engine://engine/:engine/' + path);
    const home = taskId ? 'task/' + taskId : 'process-definition/' + processDefinitionId;
    let form, schema, numbers, variables;
    // What the form held when it was refused as a whole.
    let refused = null;
    // Whether the reader did anything yet.
    let acted = false;
    // The field that had the focus last.
    let last = null;

    const sl = scope.sl = { taskId, violations: [] };
    const keyed = () => parts(schema).filter(part => part.key);
    const inputs = part => element[0].querySelectorAll(`[id*="${part.id}"]:is(input, textarea, select)`);
    sl.show = ({ part }) => part && inputs(part).length && inputs(part)[0].focus();

    /** As form-js would submit it, so that hidden fields have no say; a number as it is read, else with what was typed. */
    function typed() {
      const data = form._getSubmitData();
      numbers.forEach((field, key) => {
        if (key in data) {
          data[key] = words.parseNumber(data[key]);
        }
      });
      return data;
    }

    /** form-js takes a text over when it is left, or after a pause; the field may be gone from the page already. */
    const settle = () => last && last.dispatchEvent(new FocusEvent('focusout'));

    const draft = drafts.keeper(taskId || 'start-' + processDefinitionId.split(':')[0], scope, () => (form ? typed() : {}),
      content => fill(content), settle);

    function fill(content) {
      const values = Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
      Object.assign(values, content);
      numbers.forEach((field, key) => { values[key] = words.number(values[key], 10); });
      return form.importSchema(schema, values);
    }

    /** How a number was read that could have been meant otherwise stands below it. */
    function tellReading({ target }) {
      const part = keyed().find(one => numbers.has(one.key) && [...inputs(one)].includes(target));
      if (part) {
        const field = target.closest('.fjs-form-field');
        const told = field.querySelector('.sl-understood')
          || Object.assign(document.createElement('p'), { className: 'sl-hint sl-understood', role: 'status' });
        told.textContent = words.understood(target.value);
        told.textContent ? field.append(told) : told.remove();
      }
    }

    function value(variable) {
      const json = variable.type === 'Json' || (variable.valueInfo || {}).serializationDataFormat === 'application/json';
      return json && typeof variable.value === 'string' ? JSON.parse(variable.value) : variable.value;
    }

    function read(found) {
      return Object.fromEntries(Object.entries(found).map(([name, variable]) =>
        [name, Object.assign({}, variable, { value: value(variable) })]));
    }

    function refuse(violations) {
      const errors = {};
      refused = angular.toJson(typed());
      sl.violations = violations.map(violation => {
        const name = (violation.path || '').split(/[.[]/)[0];
        const part = keyed().find(one => one.key === name);
        if (part) {
          errors[part.id] = (errors[part.id] || []).concat(violation.message);
        }
        // A process owner may have renamed it.
        const message = part || !name || OF_THE_WHOLE.includes(name) ? violation.message
          : words.text('form.noField', { message: violation.message, field: violation.field || name });
        return Object.assign({ part, where: part ? part.label || part.dateLabel : '' }, violation, { message });
      });
      form._setState({ errors });
      $timeout(() => scope.$broadcast('sl-refused'));
    }

    /** What form-js and our own parser find wrong. */
    function wrong(data) {
      const found = form.validate();
      return keyed().flatMap(part => {
        const given = data[part.key];
        const number = numbers.get(part.key);
        if (number && typeof given === 'string') {
          return [{ path: part.key, message: words.text('rules.notANumber', { given }) }];
        }
        const errors = !number ? found[part.id] : part.key in data && form.get('validator').validateField(number, given);
        return [].concat(errors || []).filter(error => typeof error === 'string')
          .map(error => ({ path: part.key, message: messages.translated(error) }));
      });
    }

    const sent = (name, answer) => (typeof answer === 'number' && (numbers.get(name) || {}).serializeToString ? String(answer) : answer);
    const submitted = data => Object.fromEntries(Object.entries(data).map(([name, answer]) => {
      const known = variables[name] || {};
      return [name, answer !== null && typeof answer === 'object'
        ? { type: known.type || 'Json', valueInfo: known.valueInfo, value: angular.toJson(answer) } : { value: sent(name, answer) }];
    }));

    function complete(done) {
      const data = typed();
      const violations = wrong(data);
      const prevented = new Error('camForm submission prevented');
      if (violations.length) {
        refuse(violations);
        done(prevented);
        return;
      }
      sl.violations = [];
      draft.hold();
      $http.post(engine(home + '/submit-form'), { variables: submitted(data) }).then(answer => {
        draft.done();
        done(null, answer.data);
      }).catch(answer => {
        draft.release();
        refuse((answer.data && answer.data.violations) || [{ message: api.problem(answer) || words.text('form.notSent') }]);
        done(prevented);
      });
    }

    function open(address) {
      $q.all({
        schema: $http.get(address, { params: { noCache: Date.now() } }),
        variables: taskId ? $http.get(engine(home + '/form-variables'), { params: { deserializeValues: false } }) : { data: {} },
        draft: draft.load()
      }).then(found => {
        schema = found.schema.data;
        sl.form = schema.id;
        variables = read(found.variables.data);
        numbers = numbersAsTexts(schema);
        form = new Form({ container: element[0].querySelector('.sl-camunda-form') });
        daysOfAllZones(form);
        form.on('changed', () => $timeout(() => {
          const errors = form._getState().errors;
          // Mended ones go; others stay as they were said.
          sl.violations = sl.violations.filter(({ part }) => (part ? (errors[part.id] || []).length : refused === angular.toJson(typed())));
          controller.notifyFormDirty(true);
          // What form-js sets by itself while it fills the fields is nobody's typing.
          acted ? draft.touched() : draft.begin();
        }));
        form.on('submit', () => controller.attemptComplete());
        return fill(found.draft && found.draft.content).then(() => {
          sl.draftFrom = found.draft && words.moment(found.draft.savedAt);
          sl.discardDraft = () => {
            sl.draftFrom = null;
            fill({});
            draft.discard();
          };
          controller.notifyFormInitialized();
          controller.notifyFormValidated(false);
          scope.$emit('sl-form-ready');
          draft.begin();
        });
      }).catch(answer => controller.notifyFormInitializationFailed({
        message: api.problem(answer) || words.text('form.loadFailed')
      }));
    }

    ['input', 'change', 'click', 'keyup'].forEach(act => element[0].addEventListener(act, () => {
      acted = true;
      draft.touched();
    }));
    element[0].addEventListener('focusin', ({ target }) => { last = target; });
    element[0].addEventListener('focusout', tellReading);
    controller.registerCompletionHandler(complete);
    controller.registerSaveHandler(() => draft.save());
    const stop = scope.$watch('asynchronousFormKey', key => {
      if (key && key.loaded) {
        stop();
        open(key.key);
      }
    }, true);
    scope.$on('$destroy', () => {
      if (form) {
        // form-js looks for the group of a choice that loses the focus, even when both are gone.
        if (element[0].contains(document.activeElement)) {
          document.activeElement.blur();
        }
        form.destroy();
      }
    });
  };

  return module => module.decorator('camTasklistFormCamundaDirective',
    ['$delegate', '$http', '$q', '$timeout', 'Uri', 'slApi', 'slDrafts',
      function (stock, $http, $q, $timeout, Uri, api, drafts) {
        const services = { $http, $q, $timeout, Uri, api, drafts };
        Object.assign(stock[0], {
          template: `
            <div class="sl-camunda">
              <sl-error-summary></sl-error-summary>
              <p class="sl-note" ng-if="sl.draftFrom">
                {{ 'form.draft' | slText:{ when: sl.draftFrom } }}
                <button type="button" class="sl-link" ng-click="sl.discardDraft()">{{ 'form.discardDraft' | slText }}</button>
              </p>
              <sl-grounds task="sl.taskId" form="sl.form" ng-if="sl.taskId && sl.form"></sl-grounds>
              <div class="sl-camunda-form"></div>
            </div>`,
          link: undefined,
          compile: () => (scope, element, attributes, controller) => link(services, scope, element, controller)
        });
        return stock;
      }]);
});
