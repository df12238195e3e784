// Entry: the AngularJS module "serviceloop" with the elements of our forms and our tabs in Tasklist. Each of these
// scripts adds its own parts to the module; the script of a form (tasks/<form>.js) is loaded when the form opens.
define([
  'angular', './api', './filters', './drafts', './form', './page', './field', './inputs', './person', './table', './pictures',
  './preview', './pilotProof', './fishbone', './standards', './work', './summary', './importer', './camundaForm',
  './session', './sign', './failures', './templates', './tabs', './navigation', './practice', './zone', './labels', './goTo',
  './firstScreen', './afterTask', './claim', './startList', './matrix', './room', './firstField', './readOnly',
  './grounds', './taskTabs', './stockNames', './stockForms'
], function (angular, ...parts) {
  // Of Tasklist's own: what it says of dates is said by ours (zone.js).
  const module = angular.module('serviceloop', ['cam.commons.filter.date']);
  parts.forEach(part => part(module));
  return module;
});
