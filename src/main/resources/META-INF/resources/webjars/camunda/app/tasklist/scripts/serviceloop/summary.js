// The imported records in numbers: how many, trend of weeks, the five most frequent types, handling time.
define([], function () {
  return module => module.directive('slSummary', () => ({
    restrict: 'E',
    scope: { summary: '=' },
    template: `
      <div class="sl-summary">
        <p>{{ 'summary.records' | slText }}: <b>{{ summary.records | slNumber }}</b>
          <span ng-if="summary.handlingHours.n"> · {{ 'summary.handling' | slText }}:
            {{ 'summary.mean' | slText }} <b>{{ summary.handlingHours.mean | slNumber:1 }} h</b>,
            {{ 'summary.median' | slText }} <b>{{ summary.handlingHours.median | slNumber:1 }} h</b>
            <span class="sl-small">({{ 'summary.known' | slText }} {{ summary.handlingHours.n | slNumber }},
              {{ 'summary.missing' | slText }} {{ summary.handlingHours.missing | slNumber }})</span></span></p>
        <sl-trend weeks="summary.weeks"></sl-trend>
        <div class="sl-top" ng-if="summary.topTypes.length">
          <b>{{ 'summary.topTypes' | slText }}</b>
          <div ng-repeat="type in summary.topTypes | limitTo:5" class="sl-top-row">
            <span class="sl-top-name">{{ type.type }}</span>
            <span class="sl-top-bar"><i ng-style="{ width: (type.count / summary.topTypes[0].count * 100) + '%' }"></i></span>
            <span>{{ type.count | slNumber }} · {{ type.share | slPercent }}</span>
          </div>
        </div>
      </div>`
  }));
});
