// Entry: the AngularJS module "serviceloop" with the elements of our forms and our tabs in Tasklist.
define([
  'angular', './api', './filters', './form', './page', './field', './inputs', './person', './table', './pictures',
  './fishbone', './work', './summary', './importer', './tabs', './session', './account',
  './tasks/openProject', './tasks/setGoals', './tasks/collectData', './tasks/classifyProblems',
  './tasks/confirmPriorities', './tasks/findRootCause', './tasks/planActions', './tasks/measureResults',
  './tasks/changeProject', './tasks/arrangeSubstitute', './tasks/handOverWork'
], function (angular, api, filters, form, page, field, inputs, person, table, pictures, fishbone, work, summary,
  importer, tabs, session, account, openProject, setGoals, collectData, classifyProblems, confirmPriorities, findRootCause, planActions,
  measureResults, changeProject, arrangeSubstitute, handOverWork) {

  const module = angular.module('serviceloop', [])
    .factory('slApi', api)
    .factory('slForm', form({
      openProject, setGoals, collectData, classifyProblems, confirmPriorities, findRootCause, planActions,
      measureResults, changeProject, arrangeSubstitute, handOverWork
    }))
    .directive('slPage', page.page)
    .directive('slErrorSummary', page.errorSummary)
    .directive('slPart', page.part)
    .directive('slField', field)
    .directive('slNumber', inputs.number)
    .directive('slDate', inputs.date)
    .directive('slGrow', inputs.grow)
    .directive('slSuggest', inputs.suggest)
    .directive('slTexts', inputs.texts)
    .directive('slPerson', person)
    .directive('slTable', table.table)
    .directive('slRowFields', table.rowFields)
    .directive('slMatrix', pictures.matrix)
    .directive('slTrend', pictures.trend)
    .directive('slBeforeAfter', pictures.beforeAfter)
    .directive('slFishbone', fishbone)
    .directive('slWorkSoFar', work)
    .directive('slSummary', summary)
    .directive('slImport', importer)
    .directive('slFileButton', tabs.fileButton)
    .config(tabs.register)
    .config(account)
    .run(session);

  Object.entries(filters).forEach(([name, filter]) => module.filter(name, filter));
  return module;
});
