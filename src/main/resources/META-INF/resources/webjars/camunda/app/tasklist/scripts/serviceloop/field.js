// One labelled field: <sl-field name="target" type="number"></sl-field>. It edits the row it stands in, else the
// form's data; its label is the text "<form>.fields.<name>"; what is wrong with it is said below it.
define(['./words', './evidence'], function (words, evidence) {
  let lastId = 0;

  const field = () => ({
    restrict: 'E',
    scope: {
      name: '@', type: '@', codes: '@', unit: '@', needed: '@', list: '@',
      options: '=?', of: '=?', changed: '&'
    },
    template: `
      <div class="sl-field" ng-class="{ 'sl-wrong': wrong().length }">
        <label ng-if="type !== 'check'" for="{{ id }}">{{ label }}
          <i ng-if="optional">{{ 'form.optional' | slText }}</i></label>
        <div class="sl-input" ng-switch="type">
          <input ng-switch-default type="text" id="{{ id }}" ng-model="owner()[name]" ng-change="touched()">
          <textarea ng-switch-when="long" id="{{ id }}" rows="2" sl-grow ng-model="owner()[name]" ng-change="touched()"></textarea>
          <input ng-switch-when="number" type="text" inputmode="decimal" class="sl-number" id="{{ id }}" sl-number
                 ng-model="owner()[name]" ng-change="touched()">
          <input ng-switch-when="date" sl-date id="{{ id }}" iso="owner()[name]"
                 edited="set(value)">
          <select ng-switch-when="choice" id="{{ id }}" ng-model="owner()[name]" ng-change="touched()"
                  ng-options="choice.value as choice.label for choice in choices()">
            <option value="">{{ 'form.choose' | slText }}</option>
          </select>
          <label ng-switch-when="check" class="sl-check">
            <input type="checkbox" id="{{ id }}" ng-model="owner()[name]" ng-change="touched()">
            <span>{{ label }}</span></label>
          <sl-person ng-switch-when="person" input-id="{{ id }}" value="owner()[name]" edited="set(value)"
                     people="people()"></sl-person>
          <sl-people ng-switch-when="people" input-id="{{ id }}" list="owner()[name]" edited="touched()"
                     people="people()"></sl-people>
          <sl-suggest ng-switch-when="suggest" input-id="{{ id }}" value="owner()[name]" edited="set(value)"
                      options="options"></sl-suggest>
          <sl-several ng-switch-when="several" input-id="{{ id }}" label="{{ label }}" list="owner()[name]" options="options"
                      edited="touched()"></sl-several>
          <sl-texts ng-switch-when="texts" input-id="{{ id }}" list="owner()[name]" edited="touched()"></sl-texts>
          <span class="sl-unit" ng-if="unit">{{ unit }}</span>
        </div>
        <p class="sl-hint" ng-if="hint">{{ hint }}</p>
        <p class="sl-live" ng-if="doubt()">{{ 'evidence.' + doubt() | slText }}</p>
        <p class="sl-error" ng-repeat="violation in wrong()">{{ violation.message }}</p>
      </div>`,
    link: (scope, element) => {
      const around = scope.$parent;
      const formName = around.sl.name;
      scope.id = 'sl-field-' + (++lastId);
      scope.label = words.text(formName + '.fields.' + scope.name);
      scope.hint = words.has(formName + '.hints.' + scope.name) ? words.text(formName + '.hints.' + scope.name) : '';

      // Not said to be needed by the record of its list or form, nor by the form where it depends on other answers.
      const list = scope.list || (around.row && around.list);
      const limits = list ? (around.sl.limits[list] || {}).fields : around.sl.limits;
      const own = limits && limits[scope.name];
      scope.optional = scope.needed === undefined && !!own && !own.required && own.type !== 'flag';

      // Said while nothing else is wrong, or the same would stand there twice.
      scope.doubt = () => (own && own.evidence && !scope.wrong().length
        ? evidence.complaint(scope.owner()[scope.name], around.sl.suggestions.vagueWords, own.evidence === 'formula') : null);
      scope.owner = () => scope.of || around.row || around.sl.data;
      scope.people = () => around.sl.people;
      scope.wrong = () => around.sl.errors(scope.owner(), scope.name);

      const listed = scope.codes ? words.choices(scope.codes) : null;
      scope.choices = () => {
        const known = listed || scope.options || [];
        const value = scope.owner()[scope.name];
        const missing = value !== undefined && value !== null && value !== ''
          && !known.some(choice => choice.value === value);
        // A value from elsewhere stays selectable; the list is kept, for a new one each time would never settle.
        return missing ? withExtra(known, value) : known;
      };
      let extra = null;
      function withExtra(known, value) {
        if (!extra || extra.value !== value || extra.known !== known) {
          extra = { value, known, list: known.concat({ value, label: String(value) }) };
        }
        return extra.list;
      }

      scope.touched = () => {
        around.sl.edited(scope.owner(), scope.name);
        scope.changed();
      };
      scope.set = value => {
        scope.owner()[scope.name] = value;
        scope.touched();
      };
      scope.$on('sl-focus', (event, violation) => {
        if (violation.owner === scope.owner() && violation.field === scope.name) {
          const closed = element[0].closest('details');
          if (closed) {
            closed.open = true;
          }
          const input = element[0].querySelector('input, textarea, select');
          if (input) {
            input.focus();
          }
        }
      });
    }
  });

  return module => module.directive('slField', field);
});
