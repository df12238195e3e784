// The imported records in numbers: everything that is stored, and of the windows of the sources, which end with their
// newest records, trend and most frequent types. <sl-summary summary="…" key="sl.project.businessKey">
define(['./words'], function (words) {
  return module => module.directive('slSummary', ['slApi', api => ({
    restrict: 'E',
    scope: { summary: '=', key: '=?' },
    template: `
      <div class="sl-summary">
        <p>{{ 'summary.records' | slText }}: <b>{{ summary.records | slNumber }}</b>
          <span ng-if="summary.handlingHours.n"> · {{ 'summary.handling' | slText }}:
            {{ 'summary.mean' | slText }} <b>{{ summary.handlingHours.mean | slNumber:1 }} h</b>,
            {{ 'summary.median' | slText }} <b>{{ summary.handlingHours.median | slNumber:1 }} h</b>
            <span class="sl-small">({{ 'summary.known' | slText }} {{ summary.handlingHours.n | slNumber }},
              {{ 'summary.missing' | slText }} {{ summary.handlingHours.missing | slNumber }})</span></span></p>
        <p class="sl-window" ng-repeat="source in summary.window.sources track by source.source">
          {{ windowOf(source) }} <span class="sl-chip sl-outside" ng-if="outsideOf(source)">{{ outsideOf(source) }}</span></p>
        <p class="sl-small" ng-if="summary.window.perWeek">{{ perWeek() }}</p>
        <p class="sl-note" role="note" ng-if="summary.swapped">{{ 'summary.swapped' | slText:{ count: (summary.swapped | slNumber) } }}</p>
        <sl-trend weeks="summary.window.weeks"></sl-trend>
        <div class="sl-top" ng-if="summary.window.topTypes.length">
          <b>{{ 'summary.topTypes' | slText }}</b>
          <div ng-repeat="type in summary.window.topTypes track by $index" class="sl-top-row">
            <span class="sl-top-name"><a ng-if="key" target="_blank" rel="noopener" ng-href="{{ page({ type: type.type }) }}">{{ type.type }}</a>
              <span ng-if="!key">{{ type.type }}</span></span>
            <span class="sl-top-bar"><i ng-style="{ width: (type.count / summary.window.topTypes[0].count * 100) + '%' }"></i></span>
            <span>{{ type.count | slNumber }} · {{ type.share | slPercent }}</span>
            <span class="sl-small sl-top-change">{{ changeOf(type) }}</span>
          </div>
        </div>
        <p ng-if="key"><a target="_blank" rel="noopener" class="sl-to-records" ng-href="{{ page({}) }}">{{ 'summary.look' | slText }}</a></p>
      </div>`,
    link: scope => {
      scope.page = filter => api.recordsPage(scope.key, filter);
      scope.windowOf = source => words.text(source.from ? 'summary.window' : 'summary.noWindow', {
        source: words.term('sourceKind', source.source), count: words.number(source.records), days: source.windowDays,
        from: words.date(source.from), to: words.date(source.to)
      });
      scope.outsideOf = source => [
        source.older && words.text('summary.older', { count: words.number(source.older) }),
        source.from && source.undated && words.text('summary.undated', { count: words.number(source.undated) })
      ].filter(Boolean).join(', ');
      scope.perWeek = () => [
        words.text('summary.perWeek', { times: words.number(scope.summary.window.perWeek, 1) }),
        scope.summary.window.customers && words.text('summary.customers', { count: words.number(scope.summary.window.customers) })
      ].filter(Boolean).join(' · ');
      scope.changeOf = type => (type.last7Days + type.previous7Days === 0 ? ''
        : words.text(type.change === null ? 'summary.newOf7' : 'summary.of7', {
          last: words.number(type.last7Days), before: words.number(type.previous7Days),
          change: (type.change > 0 ? '+' : '') + words.percent(type.change)
        }));
    }
  })]);
});
