// Elements about standards: one to read, what a text says otherwise than the one before, and what earlier projects
// have learned about problems of a type (A41, E27).
define(['./words'], function (words) {
  /** <sl-standard standard="…" people="…">: a version as it stands in the handbook. */
  const standard = () => ({
    restrict: 'E',
    scope: { standard: '=', people: '=' },
    template: `
      <div class="sl-subject">
        <span class="sl-chip">{{ standard.chapter | slTerm:'chapter' }}</span> <b>{{ standard.title }}</b>
        <p class="sl-standard-text">{{ standard.text }}</p>
        <p class="sl-small">{{ 'standards.owner' | slText:{ name: name(standard.owner) } }}</p>
      </div>`,
    link: scope => {
      scope.name = id => ((scope.people || []).find(person => person.id === id) || { name: id }).name;
    }
  });

  /** <sl-differences lines="…">: lines that are gone, and those that came. */
  const differences = () => ({
    restrict: 'E',
    scope: { lines: '=' },
    template: `
      <div class="sl-differences" ng-if="changed()">
        <b>{{ 'standards.differences' | slText }}</b>
        <ol>
          <li ng-repeat="line in lines track by $index" ng-class="'sl-line-' + line.kind" ng-switch="line.kind">
            <del ng-switch-when="gone">{{ line.text }}</del>
            <ins ng-switch-when="added">{{ line.text }}</ins>
            <span ng-switch-default>{{ line.text }}</span>
          </li>
        </ol>
      </div>`,
    link: scope => {
      scope.changed = () => (scope.lines || []).some(line => line.kind !== 'same');
    }
  });

  /**
   * <sl-beside announced="…" alike="…">: which versions are announced already, and which other standards say nearly the same.
   */
  const beside = api => ({
    restrict: 'E',
    scope: { announced: '=', alike: '=' },
    template: `
      <p class="sl-note" role="note" ng-repeat="one in announced">{{ 'standards.announced' | slText:{ version: one.version || one.number, day: one.validFrom } }}</p>
      <div class="sl-subject" ng-if="alike.length"><b>{{ 'standards.alike' | slText }}</b>
        <ul class="sl-alike"><li ng-repeat="one in alike track by one.id">
          <span class="sl-chip">{{ one.chapter | slTerm:'chapter' }}</span>
          <a target="_blank" rel="noopener" ng-href="{{ address(one) }}">{{ one.title }}</a>
          <span class="sl-small">{{ said(one) }}</span></li></ul></div>`,
    link: scope => {
      scope.address = one => api.handbookPage(one.id);
      scope.said = one => words.text('standards.' + (one.sameTitle ? 'sameTitle' : 'sameWords'), { percent: one.percent });
    }
  });

  /**
   * <sl-experience of="p1" cause="staffAbility" take="sl.takeTried(measure)">: of a problem, for one class of causes or for
   * all. Before the cause is known, what the likest problems had; with it, what was done about the likest causes. A measure
   * is taken over where somebody takes it.
   */
  const experience = api => ({
    restrict: 'E',
    scope: { of: '=', cause: '=?', project: '=', take: '&?' },
    template: `
      <details class="sl-earlier sl-experience" open ng-if="known">
        <summary>{{ 'experience.title' | slText }}
          <span class="sl-small" ng-if="known.projects">{{ 'experience.behind.' + (known.sameStage ? 'stage' : 'type') | slText:{ count: known.projects } }}</span></summary>
        <div class="sl-entry" ng-repeat="one in known.causes">
          <span class="sl-chip">{{ one.causeClass | slTerm:'causeClass' }}</span>
          {{ 'experience.cause' | slText:{ times: one.times, fixed: one.fixed, proven: one.proven } }}
          <div class="sl-small" ng-repeat="measure in one.measures">{{ said(measure) }}</div>
        </div>
        <div class="sl-entry" ng-repeat="standard in known.standards">
          <span class="sl-chip">{{ standard.chapter | slTerm:'chapter' }}</span>
          <a target="_blank" rel="noopener" ng-href="{{ address(standard) }}">{{ standard.title }}</a>
        </div>
        <p class="sl-small" ng-if="alike.length"><b>{{ 'experience.' + (cause ? 'likeCauses' : 'likeProblems') | slText }}</b></p>
        <div class="sl-entry sl-alike" ng-repeat="one in alike track by one.id">
          <span class="sl-chip">{{ one.causeClass | slTerm:'causeClass' }}</span> {{ one.rootCause }}
          <span class="sl-chip" ng-class="one.effect.met ? 'sl-good' : 'sl-bad'">{{ brought(one.effect) }}</span>
          <div class="sl-small">{{ one.type }} · {{ one.problem }}
            <a ng-if="one.businessKey" target="_blank" rel="noopener" ng-href="{{ projectAddress(one) }}">{{ one.businessKey }}</a>
            <i ng-if="!one.businessKey">{{ 'experience.from' | slText:{ from: one.from } }}</i></div>
          <div class="sl-small" ng-repeat="measure in one.measures track by $index">
            <button type="button" class="sl-link" ng-if="take" ng-click="take({ measure: measure })">+ {{ measure.measure }}</button>
            <span ng-if="!take">{{ measure.measure }}</span>
            <i>{{ kindOf(measure) }}</i></div>
        </div>
      </details>`,
    link: scope => {
      scope.said = ({ kind, times, fixed, proven }) => words.text('experience.measure',
        { kind: words.text('experience.kinds.' + (kind || 'unknown')), times, fixed, proven });
      scope.address = standard => api.handbookPage(standard.id);
      scope.projectAddress = one => api.projectPage(one.businessKey);
      scope.kindOf = ({ kind, stopped }) => [kind && words.text('experience.kinds.' + kind),
        stopped && words.text('experience.stopped')].filter(Boolean).join(', ');
      const amount = (value, unit) => words.number(value) + (/^%/.test(unit) ? unit : ' ' + unit);
      scope.brought = ({ metric, unit, before, after, met, proven }) => [
        words.text('experience.' + (met ? 'met' : 'missed')), proven && words.text('experience.proven.' + proven),
        typeof before === 'number' && typeof after === 'number' && metric + ' ' + words.number(before) + ' → ' + amount(after, unit)
      ].filter(Boolean).join(' · ');
      scope.$watchGroup(['of', 'cause', 'project'], () => {
        api.experience(scope.project).then(all => {
          const found = all.find(one => one.problemId === scope.of);
          const same = found && scope.cause ? found.causes.filter(one => one.causeClass === scope.cause) : [];
          // Another cause is better than nothing.
          scope.known = found && same.length ? Object.assign({}, found, { causes: same }) : found;
          scope.alike = found ? (scope.cause ? found.likeCauses : found.likeProblems) : [];
        }).catch(() => { scope.known = null; });
      });
    }
  });

  return module => module.directive('slStandard', standard).directive('slDifferences', differences)
    .directive('slBeside', ['slApi', beside]).directive('slExperience', ['slApi', experience]);
});
