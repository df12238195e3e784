// An editable table. Each row is a card of one line that opens into its fields, so that many fields fit a narrow
// panel: <sl-table rows="sl.data.goals" list="goals" add="sl.newGoal()" line="sl.goalLine(row)">fields</sl-table>.
// Keys inside a row: Alt+Enter adds a row, Alt+Up and Alt+Down go to the row before and after.
define([], function () {
  /** The fields of one row: the content of the table, in the scope where `row` is that row. */
  const rowFields = () => ({
    link: (scope, element) => scope.fields(scope, content => element.append(content))
  });

  const table = ['$timeout', function ($timeout) {
    return {
      restrict: 'E',
      transclude: true,
      scope: true,
      template: `
        <div class="sl-table">
          <p class="sl-error" ng-repeat="violation in sl.errors(sl.data, list)">{{ violation.message }}</p>
          <p class="sl-empty" ng-if="!rows().length">{{ sl.name + '.empty.' + list | slText }}</p>
          <div class="sl-row" ng-repeat="row in rows()" ng-class="{ 'sl-opened': isOpen(row), 'sl-wrong': faults(row) }"
               ng-keydown="key($event, $index)">
            <div class="sl-line">
              <button type="button" class="sl-toggle" ng-click="toggle(row)" aria-expanded="{{ isOpen(row) }}">
                <span class="sl-number">{{ row.id || $index + 1 }}</span>
                <span class="sl-line-text">{{ lineOf(row) || ('form.newRow' | slText) }}</span>
                <span class="sl-tags"><span class="sl-chip" ng-repeat="tag in tagsOf(row) track by $index"
                  ng-class="tag.kind">{{ tag.text }}</span></span>
                <span class="sl-chip sl-bad" ng-if="faults(row)">{{ 'form.faults' | slText:{ count: faults(row) } }}</span>
              </button>
              <span class="sl-tools" ng-if="addable">
                <button type="button" class="sl-icon" ng-click="duplicate($index)" title="{{ 'form.duplicate' | slText }}"
                        aria-label="{{ 'form.duplicate' | slText }}"><span class="glyphicon glyphicon-duplicate"></span></button>
                <button type="button" class="sl-icon" ng-click="remove($index)" title="{{ 'form.remove' | slText }}"
                        aria-label="{{ 'form.remove' | slText }}"><span class="glyphicon glyphicon-trash"></span></button>
              </span>
            </div>
            <div class="sl-fields" ng-if="isOpen(row)" sl-row-fields></div>
          </div>
          <div class="sl-foot">
            <button type="button" class="sl-button" ng-if="addable" ng-click="addRow(rows().length)">
              + {{ sl.name + '.add.' + list | slText }}</button>
            <button type="button" class="sl-link" ng-if="rows().length > 1" ng-click="toggleAll()">
              {{ (allOpen() ? 'form.closeAll' : 'form.openAll') | slText }}</button>
            <span class="sl-keys" ng-if="addable && rows().length">{{ 'form.keys' | slText }}</span>
          </div>
        </div>`,
      link: (scope, element, attributes, none, fields) => {
        const open = new Set();
        scope.fields = fields;
        scope.list = attributes.list;
        scope.addable = !!attributes.add;
        scope.rows = () => scope.$eval(attributes.rows) || [];
        scope.lineOf = row => scope.$eval(attributes.line, { row });
        scope.faults = row => scope.sl.violations.filter(violation => violation.owner === row).length;

        // The tags of a row are made anew each time: compared by content, else the digest would never settle.
        const tags = new WeakMap();
        scope.tagsOf = row => {
          const fresh = (attributes.tags && scope.$eval(attributes.tags, { row })) || [];
          const kept = tags.get(row);
          if (!kept || JSON.stringify(kept) !== JSON.stringify(fresh)) {
            tags.set(row, fresh);
          }
          return tags.get(row);
        };

        scope.isOpen = row => open.has(row);
        scope.toggle = row => (open.has(row) ? open.delete(row) : open.add(row));
        scope.allOpen = () => scope.rows().every(row => open.has(row));
        scope.toggleAll = () => {
          const all = scope.allOpen();
          scope.rows().forEach(row => (all ? open.delete(row) : open.add(row)));
        };

        scope.addRow = (index, from) => {
          const row = Object.assign(scope.$eval(attributes.add), from);
          scope.rows().splice(index, 0, row);
          scope.sl.edited(scope.sl.data, scope.list);
          open.add(row);
          focusRow(index);
        };
        scope.duplicate = index => {
          const copy = JSON.parse(JSON.stringify(scope.rows()[index], (key, value) =>
            (key === 'id' || key === '$$hashKey' ? undefined : value)));
          scope.addRow(index + 1, copy);
        };
        scope.remove = index => {
          const [row] = scope.rows().splice(index, 1);
          scope.sl.edited(scope.sl.data, scope.list);
          scope.sl.violations = scope.sl.violations.filter(violation => violation.owner !== row);
        };

        scope.key = (event, index) => {
          if (!event.altKey) {
            return;
          }
          if (event.key === 'Enter' && scope.addable) {
            event.preventDefault();
            scope.addRow(index + 1);
          } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const next = index + (event.key === 'ArrowDown' ? 1 : -1);
            if (scope.rows()[next]) {
              open.add(scope.rows()[next]);
              focusRow(next);
            }
          }
        };
        function focusRow(index) {
          $timeout(() => {
            const card = element[0].querySelectorAll('.sl-row')[index];
            const input = card && card.querySelector('.sl-fields input, .sl-fields select, .sl-fields textarea');
            if (input) {
              input.focus();
            }
          });
        }

        scope.$on('sl-open-row', (event, owner) => scope.rows().includes(owner) && open.add(owner));
        scope.$on('sl-refused', () => scope.rows().filter(scope.faults).forEach(row => open.add(row)));
        // One or two rows are shown with their fields at once; more would bury the form.
        if (scope.rows().length <= 2 && attributes.closed === undefined) {
          scope.rows().forEach(row => open.add(row));
        }
      }
    };
  }];

  return module => module.directive('slTable', table).directive('slRowFields', rowFields);
});
