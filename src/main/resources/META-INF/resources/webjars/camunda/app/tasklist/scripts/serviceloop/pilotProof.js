// What a pilot at some sites could prove, said before it starts (E48): <sl-pilot-proof sites="row.pilotSites"></sl-pilot-proof>
define([], function () {
  const proof = () => ({
    restrict: 'E',
    scope: { sites: '=' },
    template: `
      <sl-preview kind="pilots" rows="asked()" answers="answers"></sl-preview>
      <p class="sl-live" ng-if="answers.pilot.canProve">{{ answers.pilot.canProve }}</p>`,
    link: scope => {
      scope.answers = {};
      scope.asked = () => [{ id: 'pilot', planned: (scope.sites || []).filter(site => site && site.trim()) }];
    }
  });

  return module => module.directive('slPilotProof', proof);
});
