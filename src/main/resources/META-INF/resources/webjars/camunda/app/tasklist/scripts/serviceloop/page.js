// The frame of every form: what it is about, errors on top, drafts, the work so far; then the form itself.
define([], function () {
  const page = () => ({
    restrict: 'E',
    transclude: true,
    template: `
      <div class="sl-page">
        <p class="sl-loading" ng-if="!sl.ready && !sl.loadProblem">{{ 'form.loading' | slText }}</p>
        <p class="sl-alert" role="alert" ng-if="sl.loadProblem">{{ sl.loadProblem }}</p>
        <div ng-if="sl.ready">
          <div class="sl-head">
            <div class="sl-crumbs" ng-if="sl.project">
              <b>{{ sl.project.businessKey }}</b>
              <span>{{ sl.project.title }}</span>
              <span class="sl-chip">{{ 'form.lap' | slText:{ lap: sl.context.lap } }}</span>
              <a class="sl-small" ng-repeat="page in sl.pages" target="_blank" rel="noopener" ng-href="{{ page.address }}"
                title="{{ 'tabs.newTab' | slText:{ name: (page.name | slText) } }}">{{ page.name | slText }}</a>
            </div>
            <p class="sl-intro">{{ sl.name + '.intro' | slText }}</p>
          </div>
          <sl-error-summary></sl-error-summary>
          <p class="sl-note" ng-if="sl.draftFrom">
            {{ 'form.draft' | slText:{ when: sl.draftFrom } }}
            <button type="button" class="sl-link" ng-click="sl.discardDraft()">{{ 'form.discardDraft' | slText }}</button>
          </p>
          <details class="sl-work" ng-open="sl.workOpen" ng-if="sl.context.sections.length">
            <summary>{{ 'work.title' | slText }}</summary>
            <sl-work-so-far sections="sl.context.sections"></sl-work-so-far>
          </details>
          <sl-grounds context="sl.context"></sl-grounds>
          <fieldset ng-disabled="options.disableForm"><ng-transclude></ng-transclude></fieldset>
        </div>
      </div>`
  });

  const errorSummary = () => ({
    restrict: 'E',
    template: `
      <div class="sl-errors" role="alert" tabindex="-1" ng-if="sl.violations.length">
        <b ng-if="sl.violations[0].where">{{ 'form.refused' | slText:{ count: sl.violations.length } }}</b>
        <ul>
          <li ng-repeat="violation in sl.violations">
            <button type="button" class="sl-link" ng-if="violation.where" ng-click="sl.show(violation)">{{ violation.where }}</button>
            <span>{{ violation.message }}</span>
            <span class="sl-given" ng-if="violation.given">{{ 'form.given' | slText:{ given: violation.given } }}</span>
          </li>
        </ul>
      </div>`,
    link: (scope, element) => {
      scope.$on('sl-refused', () => {
        const box = element[0].querySelector('.sl-errors');
        if (box) {
          box.scrollIntoView({ block: 'nearest' });
          box.focus({ preventScroll: true });
        }
      });
    }
  });

  /** A titled part of a form: <sl-part title="setGoals.goalsTitle">…</sl-part>. */
  const part = () => ({
    restrict: 'E',
    transclude: true,
    scope: { title: '@', hint: '@' },
    template: `
      <section class="sl-part">
        <h4>{{ title | slText }}</h4>
        <p class="sl-hint" ng-if="hint">{{ hint | slText }}</p>
        <div ng-transclude></div>
      </section>`
  });

  return module => module.directive('slPage', page).directive('slErrorSummary', errorSummary)
    .directive('slPart', part);
});
