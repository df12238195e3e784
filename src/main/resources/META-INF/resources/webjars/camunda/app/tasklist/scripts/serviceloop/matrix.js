// The priority matrices: problems in the cells of the decision tables, with what the shades mean and the names of the problems.
define(['./words'], function (words) {
  const CELL = 42;
  const LEFT = 29;
  const TOP = 5;

  /** The rows of a matrix as the decision tables have them: the score upwards, what it means, the cells to the right. */
  const rowsOf = {
    urgency: rules => rules.priorities.map((priorities, index) =>
      ({ score: index + 1, cells: priorities.map(priority => ({ shade: priority })) })),
    frequency: rules => rules.screening.rows.map(({ frequencyScore, from, cells }) => ({
      score: frequencyScore,
      says: words.text('pictures.frequencyFrom', { times: words.number(from) }),
      cells: cells.map(cell => cell && { shade: cell.impact + (cell.screened ? ' sl-in' : ''), screened: cell.screened })
    }))
  };

  const entries = (list, codes) => codes.map(code => ({ look: 'sl-cell ' + code, says: words.text('pictures.' + list + '.' + code) }));

  /** What the shades and lines mean. */
  const legendOf = {
    urgency: () => entries('priorities', ['P0', 'P1', 'P2', 'P3']),
    frequency: () => entries('impacts', ['high', 'medium', 'low']).concat({ look: 'sl-zone', says: words.text('pictures.inside') })
  };

  /** What it takes to be screened, neighbours with the same limit together. */
  function limits(impacts) {
    const groups = [];
    impacts.forEach(({ screenedFrom }, index) => {
      const last = groups[groups.length - 1];
      if (last && last.times === screenedFrom) {
        last.to = index + 1;
      } else {
        groups.push({ from: index + 1, to: index + 1, times: screenedFrom });
      }
    });
    return groups.filter(group => group.times !== null).map(({ from, to, times }) => words.text('pictures.screenedFrom',
      { impact: from === to ? from : from + '–' + to, times: words.number(times) })).join('; ');
  }

  /** A line around all cells that are screened. */
  function around(cells) {
    const inside = (x, y) => cells.some(cell => cell.x === x && cell.y === y && cell.screened);
    return cells.filter(cell => cell.screened).map(({ x, y, left, top }) =>
      (inside(x - 1, y) ? '' : `M${left - 1},${top - 1}v${CELL}`)
      + (inside(x + 1, y) ? '' : `M${left - 1 + CELL},${top - 1}v${CELL}`)
      + (inside(x, y + 1) ? '' : `M${left - 1},${top - 1}h${CELL}`)
      + (inside(x, y - 1) ? '' : `M${left - 1},${top - 1 + CELL}h${CELL}`)).join('');
  }

  /**
   * <sl-matrix kind="urgency" rules="sl.rules" problems="…">: urgency (or frequency) upwards, impact to the right. Problems
   * that are still being typed have their frequency score in the server's previews.
   */
  const matrix = () => ({
    restrict: 'E',
    scope: { kind: '@', rules: '=', problems: '=', previews: '=?' },
    template: `
      <figure class="sl-matrix">
        <figcaption>{{ 'pictures.' + kind + 'Matrix' | slText }}</figcaption>
        <svg viewBox="0 0 246 246" role="group" aria-label="{{ 'pictures.' + kind + 'Matrix' | slText }}">
          <g ng-repeat="cell in cells track by $index">
            <rect ng-attr-x="{{ cell.left }}" ng-attr-y="{{ cell.top }}" width="40" height="40" rx="3"
                  ng-attr-class="sl-cell {{ cell.shade }}"></rect>
          </g>
          <path ng-if="zone" class="sl-zone" ng-attr-d="{{ zone }}"></path>
          <g class="sl-axis">
            <text ng-repeat="n in [1, 2, 3, 4, 5]" ng-attr-x="{{ 8 + n * 42 }}" y="226" text-anchor="middle">{{ n }}</text>
            <text ng-repeat="row in rows" x="22" ng-attr-y="{{ 240 - row.score * 42 }}" text-anchor="middle">{{ row.score }}<title
              ng-if="row.says">{{ row.says }}</title></text>
            <text x="134" y="242" text-anchor="middle">{{ 'pictures.impact' | slText }} →</text>
            <text transform="translate(10,110) rotate(-90)" text-anchor="middle">{{ 'pictures.' + kind | slText }} →</text>
          </g>
          <g ng-repeat="dot in dots track by dot.name" class="sl-dot" ng-attr-transform="translate({{ dot.x }},{{ dot.y }})"
             tabindex="0" role="img" aria-label="{{ dot.says }}" ng-focus="$parent.pointed = dot" ng-mouseenter="$parent.pointed = dot"
             ng-blur="$parent.pointed = null" ng-mouseleave="$parent.pointed = null">
            <circle r="9"></circle><text y="3.5" text-anchor="middle">{{ dot.name }}</text>
          </g>
        </svg>
        <p class="sl-pointed" aria-hidden="true" ng-if="dots.length">{{ pointed.says || ('pictures.point' | slText) }}</p>
        <ul class="sl-legend">
          <li ng-repeat="entry in legend"><svg width="14" height="14" aria-hidden="true"><rect x="1" y="1" width="12" height="12" rx="2"
            ng-attr-class="{{ entry.look }}"></rect></svg> {{ entry.says }}</li>
        </ul>
        <p class="sl-hint" ng-if="limits">{{ 'pictures.screened' | slText:{ limits: limits } }}</p>
      </figure>`,
    link: scope => {
      scope.rows = rowsOf[scope.kind](scope.rules);
      scope.cells = scope.rows.flatMap(row => row.cells.map((cell, index) => Object.assign(
        { x: index + 1, y: row.score, left: LEFT + index * CELL, top: TOP + (5 - row.score) * CELL }, cell)));
      scope.zone = around(scope.cells);
      scope.legend = legendOf[scope.kind]();
      scope.limits = scope.kind === 'frequency' ? limits(scope.rules.screening.impacts) : '';
      const across = problem => problem.impactScore;
      const up = problem => (scope.kind === 'urgency' ? problem.urgencyScore
        : ((scope.previews ? scope.previews[problem.id] : problem) || {}).frequencyScore);

      function place() {
        const shown = (scope.problems || []).filter(problem => across(problem) && up(problem));
        const cellOf = problem => across(problem) + '/' + up(problem);
        scope.dots = shown.map((problem, index) => {
          const together = shown.filter(other => cellOf(other) === cellOf(problem)).length;
          const nth = shown.slice(0, index).filter(other => cellOf(other) === cellOf(problem)).length;
          // Up to four problems share a cell, side by side; further ones lie on top of each other.
          const [dx, dy] = together === 1 ? [0, 0] : [[-10, -10], [10, -10], [-10, 10], [10, 10]][Math.min(nth, 3)];
          return {
            name: (problem.id || '').replace(/^p/, ''),
            x: LEFT + 20 + (across(problem) - 1) * CELL + dx,
            y: TOP + 20 + (5 - up(problem)) * CELL + dy,
            says: [problem.id, problem.stage, problem.type, problem.description].filter(Boolean).join(' · ')
          };
        });
      }
      scope.$watch(() => (scope.problems || []).map(problem =>
        [problem.id, across(problem), up(problem), problem.description]).join('|'), place);
    }
  });

  return module => module.directive('slMatrix', matrix);
});
