// What a form speaks of in pictures, in one panel above it: the matrices of its problems and the fishbones of their causes.
// <sl-grounds context="…"> is what the server tells of a task; <sl-grounds task="…" form="…"> asks for it where it is needed.
define(['./remembered'], function (remembered) {
  // The forms that judge problems or their causes; those that draw them while they are typed draw them themselves.
  const SHOWN = {
    findRootCause: { matrix: true },
    verifyRootCause: { matrix: true, fishbone: true },
    planActions: { matrix: true, fishbone: true },
    approvePlan: { matrix: true, fishbone: true },
    approveEffort: { matrix: true, fishbone: true },
    decideLaunch: { matrix: true }
  };
  const FOLDED = 'pictures';

  /** The problems a task is about: its own, else those of its lap, else all. */
  function problemsOf({ problemId, lap, project }) {
    const chosen = project.selections.filter(one => one.lap === lap && one.selected).map(one => one.problemId);
    const about = problemId ? [problemId] : chosen;
    return project.problems.filter(problem => !about.length || about.includes(problem.id));
  }

  /** What was found last of a problem in this lap. */
  const causeOf = ({ lap, project }, problem) => project.rootCauses
    .filter(cause => cause.problemId === problem.id && cause.lap === lap)
    .sort((a, b) => b.attempt - a.attempt)[0];

  const grounds = ['slApi', '$q', (api, $q) => ({
    restrict: 'E',
    scope: { context: '=?', task: '=?', form: '=?' },
    template: `
      <details class="sl-work sl-grounds sl-tab" ng-if="problems.length" ng-open="::unfolded">
        <summary>{{ (bones ? 'grounds.both' : 'grounds.matrix') | slText }}</summary>
        <div class="sl-matrices">
          <sl-matrix kind="urgency" rules="rules" problems="problems"></sl-matrix>
          <sl-matrix kind="frequency" rules="rules" problems="problems"></sl-matrix>
        </div>
        <div ng-repeat="bone in bones track by bone.problem.id">
          <p class="sl-small"><span class="sl-id">{{ bone.problem.id }}</span> {{ bone.cause.rootCause }}</p>
          <sl-fishbone bones="bone.cause.fishbone" effect="bone.problem.description"></sl-fishbone>
        </div>
      </details>`,
    link: (scope, element) => {
      scope.unfolded = remembered.read(FOLDED) !== 'folded';
      element[0].addEventListener('toggle', event => remembered.keep(FOLDED, event.target.open ? 'open' : 'folded'), true);
      const known = scope.context ? $q.resolve(scope.context) : SHOWN[scope.form] ? api.context(scope.task) : $q.resolve({});
      known.then(context => {
        const shown = context.project && SHOWN[context.formKey];
        return shown && api.rules().then(rules => {
          const problems = problemsOf(context);
          const bones = problems.map(problem => ({ problem, cause: causeOf(context, problem) }))
            .filter(({ cause }) => cause && (cause.fishbone || []).some(bone => bone.causes.length));
          Object.assign(scope, { rules, problems, bones: shown.fishbone && bones.length ? bones : null });
        });
      }).catch(() => null);
    }
  })];

  return module => module.directive('slGrounds', grounds);
});
