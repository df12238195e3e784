// Plain SVG pictures of numbers: weekly trend, before and after.
define(['./words'], function (words) {
  /** <sl-trend weeks="summary.weeks">: records a week. */
  const trend = () => ({
    restrict: 'E',
    scope: { weeks: '=' },
    template: `
      <figure class="sl-trend" ng-if="points.length">
        <figcaption>{{ 'pictures.trend' | slText }} <span ng-if="change">· {{ change }}</span></figcaption>
        <svg viewBox="0 0 640 150" role="img" aria-label="{{ 'pictures.trend' | slText }}">
          <g class="sl-axis">
            <g ng-repeat="tick in ticks"><line x1="42" x2="632" ng-attr-y1="{{ tick.y }}" ng-attr-y2="{{ tick.y }}"></line>
              <text x="38" ng-attr-y="{{ tick.y + 4 }}" text-anchor="end">{{ tick.label }}</text></g>
            <text ng-repeat="point in points" ng-if="point.labelled" ng-attr-x="{{ point.x }}" y="146"
                  text-anchor="middle">{{ point.week }}</text>
          </g>
          <polyline class="sl-curve" ng-attr-points="{{ line }}"></polyline>
          <g ng-repeat="point in points" class="sl-point">
            <circle ng-attr-cx="{{ point.x }}" ng-attr-cy="{{ point.y }}" ng-attr-r="{{ points.length > 40 ? 2 : 3.5 }}"></circle>
            <title>{{ point.week }}: {{ point.count | slNumber }}</title></g>
        </svg>
      </figure>`,
    link: scope => scope.$watch('weeks', weeks => {
      const counts = (weeks || []).map(week => week.count);
      const top = niceTop(Math.max(1, ...counts));
      const x = index => 54 + (counts.length < 2 ? 270 : index * 540 / (counts.length - 1));
      const y = count => 122 - count * 108 / top;
      const every = Math.ceil(counts.length / 8);
      scope.points = (weeks || []).map((week, index) => ({
        week: week.week, count: week.count, x: x(index), y: y(week.count), labelled: index % every === 0
      }));
      scope.line = scope.points.map(point => point.x + ',' + point.y).join(' ');
      scope.ticks = [0, top / 2, top].map(value => ({ y: y(value), label: words.number(value, 1) }));
      const [before, last] = counts.slice(-2);
      scope.change = counts.length > 1 && before > 0
        ? words.text('pictures.lastWeek', { change: (last >= before ? '+' : '') + words.percent(last / before - 1) }) : '';
    })
  });

  /** <sl-goal-trend trend="block">: what was read of a goal, between its baseline and its target, with the roll-outs. */
  const goalTrend = () => ({
    restrict: 'E',
    scope: { trend: '=' },
    template: `
      <figure class="sl-trend">
        <figcaption><b>{{ trend.goal }}</b> <span class="sl-small">{{ trend.unit }}</span></figcaption>
        <svg viewBox="0 0 640 168" role="img" aria-label="{{ trend.said }}">
          <g class="sl-axis">
            <g ng-repeat="level in levels track by $index"><line ng-class="level.look" x1="42" x2="520" ng-attr-y1="{{ level.y }}" ng-attr-y2="{{ level.y }}"></line>
              <text x="526" ng-attr-y="{{ level.y + 4 }}">{{ level.label }}</text></g>
            <g ng-repeat="mark in marks track by $index"><line class="sl-mark" y1="16" y2="140" ng-attr-x1="{{ mark.x }}" ng-attr-x2="{{ mark.x }}"></line>
              <text y="12" text-anchor="middle" ng-attr-x="{{ mark.x }}">▼<title>{{ mark.label }}</title></text></g>
            <text ng-repeat="point in points track by $index" ng-if="point.labelled" ng-attr-x="{{ point.x }}" y="158" text-anchor="middle">{{ point.label }}</text>
          </g>
          <polyline class="sl-curve" ng-attr-points="{{ line }}"></polyline>
          <g ng-repeat="point in points track by $index" class="sl-point">
            <circle ng-attr-cx="{{ point.x }}" ng-attr-cy="{{ point.y }}" r="3.5"></circle>
            <title>{{ point.label }}: {{ point.value | slNumber }} {{ trend.unit }}</title></g>
        </svg>
        <p class="sl-small" ng-if="marks.length">▼ {{ 'pictures.rolledOut' | slText }}</p>
      </figure>`,
    link: scope => {
      const { points, baseline, target, rolledOut } = scope.trend;
      const day = iso => Date.parse(iso) / 86400000;
      const days = points.map(point => day(point.on));
      const shown = rolledOut.filter(on => points.length > 1 && day(on) >= days[0] - 31 && day(on) <= days[days.length - 1]);
      const all = days.concat(shown.map(day));
      const [first, last] = [Math.min(...all), Math.max(...all)];
      const values = points.map(point => point.value).concat(baseline, target);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const x = at => (last === first ? 280 : 54 + (at - first) * 456 / (last - first));
      const y = value => (most === least ? 78 : 138 - (value - least) * 118 / (most - least));
      const every = Math.ceil(points.length / 5);
      scope.points = points.map((point, index) => ({
        value: point.value, label: words.date(point.on), x: x(days[index]), y: y(point.value), labelled: index % every === 0
      }));
      scope.line = scope.points.map(point => point.x + ',' + point.y).join(' ');
      scope.levels = [['baseline', baseline, 'sl-from'], ['target', target, 'sl-aim']].map(([name, value, look]) =>
        ({ y: y(value), look, label: words.text('pictures.' + name) + ' ' + words.number(value) }));
      scope.marks = shown.map(on => ({ x: x(day(on)), label: words.date(on) }));
    }
  });

  function niceTop(most) {
    const unit = Math.pow(10, Math.floor(Math.log10(most)));
    return [1, 2, 4, 5, 10].map(step => step * unit).find(value => value >= most);
  }

  /** <sl-before-after goal="…" after="…" met="…">: baseline, target and the measured value as bars of one scale. */
  const beforeAfter = () => ({
    restrict: 'E',
    scope: { goal: '=', after: '=', met: '=', earlier: '=' },
    template: `
      <svg class="sl-bars" ng-attr-view_box="0 0 420 {{ bars.length * 24 + 4 }}" role="img"
           aria-label="{{ 'pictures.beforeAfter' | slText }}">
        <g ng-repeat="bar in bars track by $index" ng-attr-transform="translate(0,{{ $index * 24 }})">
          <text x="112" y="16" text-anchor="end">{{ bar.name }}</text>
          <rect x="120" y="4" height="16" rx="3" ng-attr-width="{{ bar.width }}" ng-attr-class="sl-bar {{ bar.kind }}"></rect>
          <text ng-attr-x="{{ bar.labelX }}" y="16">{{ bar.value | slNumber }} {{ goal.unit }} {{ bar.attained }}</text>
        </g>
        <line class="sl-target" ng-if="target" ng-attr-x1="{{ target }}" ng-attr-x2="{{ target }}" y1="0"
              ng-attr-y2="{{ bars.length * 24 }}"></line>
      </svg>`,
    link: scope => {
      scope.bars = [];
      scope.$watchGroup(['goal.baseline', 'goal.target', 'after', 'met', 'earlier.length'], () => {
        const goal = scope.goal;
        const values = [{ name: words.text('pictures.baseline'), value: goal.baseline, kind: 'sl-baseline' }]
          .concat((scope.earlier || []).map(measured => ({
            name: words.text('form.lap', { lap: measured.lap }), value: measured.after, kind: 'sl-earlier',
            attained: '(' + words.percent(measured.attainment) + ')'
          })))
          .concat({ name: words.text('pictures.after'), value: scope.after, 
            kind: { true: 'sl-met', false: 'sl-unmet' }[scope.met] || 'sl-earlier' })
          .concat({ name: words.text('pictures.target'), value: goal.target, kind: 'sl-goal' })
          .filter(bar => typeof bar.value === 'number');
        const most = Math.max(...values.map(bar => Math.abs(bar.value)), 1e-9);
        scope.target = 120 + Math.abs(goal.target) / most * 190;
        values.forEach(bar => {
          bar.width = Math.abs(bar.value) / most * 190;
          // Numbers stand to the right of the target line, never across it.
          bar.labelX = Math.max(120 + bar.width, scope.target) + 7;
        });
        scope.bars = values;
      });
    }
  });

  /** <sl-gains gaps="…">: how much of the way to each target the actions are to bring. */
  const gains = () => ({
    restrict: 'E',
    scope: { gaps: '=' },
    template: `
      <div class="sl-gain" ng-repeat="gap in gaps track by gap.goalId">
        <div class="sl-choice-head"><span class="sl-id">{{ gap.goalId }}</span> <span class="sl-grow">{{ gap.name }}</span>
          <span class="sl-chip" ng-class="covers(gap) ? 'sl-good' : 'sl-bad'">{{ says(gap) }}</span></div>
        <svg class="sl-gain-bar" viewBox="0 0 400 14" preserveAspectRatio="none" role="img" aria-label="{{ says(gap) }}">
          <rect class="sl-bar sl-baseline" x="0" y="1" width="400" height="12" rx="3"></rect>
          <rect class="sl-bar" ng-class="covers(gap) ? 'sl-met' : 'sl-unmet'" x="0" y="1" height="12" rx="3"
                ng-attr-width="{{ width(gap) }}"></rect>
        </svg>
      </div>`,
    link: scope => {
      scope.covers = gap => gap.expected >= gap.gap;
      scope.width = gap => (gap.gap > 0 ? Math.min(1, gap.expected / gap.gap) : 1) * 400;
      scope.says = gap => words.text('pictures.gain', { gain: words.number(gap.expected, 2), gap: words.number(gap.gap, 2),
        unit: gap.unit, share: gap.gap > 0 ? words.percent(gap.expected / gap.gap) : '' });
    }
  });

  return module => module.directive('slTrend', trend).directive('slGoalTrend', goalTrend)
    .directive('slBeforeAfter', beforeAfter).directive('slGains', gains);
});
