// "The work so far": the sections that the server has written, each to open and close. Texts of people are shown as text only.
define([], function () {
  const sections = () => ({
    restrict: 'E',
    scope: { sections: '=' },
    template: `
      <div class="sl-sections">
        <details ng-repeat="section in sections" ng-open="::$first">
          <summary ng-hide="::!section.title">{{ section.title }} <span class="sl-count">{{ section.count }}</span></summary>
          <div ng-repeat="block in section.blocks" ng-class="{ 'sl-entry': block.line }">
            <p class="sl-small" ng-repeat="fact in block.facts"><b>{{ fact.label }}</b> {{ fact.value }}</p>
            <table class="sl-list" ng-if="block.rows">
              <thead><tr><th ng-repeat="column in block.columns" ng-class="{ 'sl-right': column.number }">{{ column.title }}</th></tr></thead>
              <tr ng-repeat="row in block.rows"><td ng-repeat="cell in row track by $index" ng-class="{ 'sl-right': block.columns[$index].number }">
                <div ng-repeat="line in cell.split('\\n') track by $index" ng-class="{ 'sl-small': !$first }">{{ line }}</div></td></tr>
            </table>
            <ol ng-if="block.lines && block.numbered"><li ng-repeat="line in block.lines track by $index">{{ line }}</li></ol>
            <ul ng-if="block.lines && !block.numbered"><li ng-repeat="line in block.lines track by $index">{{ line }}</li></ul>
            <span ng-repeat="piece in block.line" ng-class="piece.look">{{ piece.text }}</span>
            <p class="sl-text" ng-repeat="note in block.notes" ng-class="note.look">{{ note.text }}</p>
            <a ng-if="block.link" ng-href="{{ '../../../..' + block.link }}">{{ block.name }}</a>
            <sl-goal-trend ng-if="block.points" trend="block"></sl-goal-trend>
            <sl-records ng-if="block.recordsOf" project="block.recordsOf"></sl-records>
          </div>
        </details>
        <p class="sl-empty" ng-if="!sections.length">{{ 'work.nothing' | slText }}</p>
      </div>`
  });

  // Counting a million records takes seconds: only who opens the section asks for it.
  const records = ['slApi', api => ({
    restrict: 'E',
    scope: { project: '=' },
    template: '<sl-summary ng-if="summary.records" summary="summary" key="project"></sl-summary>',
    link: (scope, element) => element[0].closest('details').addEventListener('toggle',
      () => api.summary(scope.project).then(summary => { scope.summary = summary; }), { once: true })
  })];

  return module => module.directive('slWorkSoFar', sections).directive('slRecords', records);
});
