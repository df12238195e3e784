// Entry: the AngularJS module "serviceloop" with the elements of our forms and our tabs in Tasklist. Each of these
// scripts adds its own parts to the module; the script of a form (tasks/<form>.js) is loaded when the form opens.
define([
  'angular', './api', './filters', './drafts', './form', './page', './field', './inputs', './person', './table', './pictures', './preview', './pilotProof',
  './fishbone', './standards', './work', './summary', './importer', './camundaForm', './templates', './tabs', './session', './navigation', './practice'
], function (angular, ...parts) {
  const module = angular.module('serviceloop', []);
  parts.forEach(part => part(module));
  return module;
});
