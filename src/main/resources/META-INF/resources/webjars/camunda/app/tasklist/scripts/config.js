// Replaces the configuration that ships with Tasklist. Paths are relative to /camunda/app/tasklist/.

// Tasklist loads the fallback beside the reader's language, and its dates ("a few seconds ago") speak whichever file
// comes last. Our Chinese file has every label, so readers of Chinese need no other.
const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
const fallbackLocale = wanted.split('-')[0].toLowerCase() === 'zh' ? 'zh' : 'en';

export default {
  // Shown as "ServiceLoop Tasklist".
  app: { vendor: 'ServiceLoop', name: 'Tasklist' },

  // Its sign-in form, left at once, would ask for a page that only the vendor's download has.
  disableWelcomeMessage: true,

  locales: { availableLocales: ['en', 'zh'], fallbackLocale },

  // Without it, a comment cannot be found through the process instance of its task.
  assignProcessInstanceIdToTaskComment: true,

  // The elements of our embedded forms, and the tabs "Project" and "Notes and evidence".
  requireJsConfig: {
    ngDeps: ['serviceloop'],
    deps: ['serviceloop/forms', 'serviceloop/camundaForms'],
    paths: { serviceloop: 'scripts/serviceloop' }
  },

  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
