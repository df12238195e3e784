// "The work so far": everything the project has produced, newest lap first, in sections that open and close.
define(['./work-template'], function (template) {
  const byLap = list => (list || []).slice().sort((a, b) => b.lap - a.lap);

  return module => module.directive('slWorkSoFar', () => ({
    restrict: 'E',
    scope: { project: '=', summary: '=', people: '=' },
    template,
    link: scope => {
      scope.name = id => ((scope.people || []).find(person => person.id === id) || { name: id }).name;
      scope.goalName = id => ((scope.project.goals || []).find(goal => goal.id === id) || { name: id }).name;
      scope.goal = id => (scope.project.goals || []).find(goal => goal.id === id);
      scope.problem = id => (scope.project.problems || []).find(problem => problem.id === id) || {};

      scope.$watch('project', project => {
        if (!project) {
          return;
        }
        scope.problems = (project.problems || []).slice().sort((a, b) => (a.rank || 99) - (b.rank || 99));
        ['rootCauses', 'actions', 'planDecisions', 'reviews', 'measurements', 'evaluations', 'handbook']
          .forEach(list => { scope[list] = byLap(project[list]); });
        scope.changes = project.changes || [];
      });
    }
  }));
});
