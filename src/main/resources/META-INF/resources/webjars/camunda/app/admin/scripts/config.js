// Replaces the configuration that ships with Admin. Paths are relative to /camunda/app/admin/.
export default {
  // Shown as "ServiceLoop Admin".
  app: { vendor: 'ServiceLoop', name: 'Admin' },

  // Its sign-in form, left at once, would ask for a page that only the vendor's download has.
  disableWelcomeMessage: true,

  // Signing out signs out of the application, not of this page alone.
  requireJsConfig: {
    ngDeps: ['serviceloop.session'],
    deps: ['serviceloop/sessionModule'],
    paths: { serviceloop: '../tasklist/scripts/serviceloop' }
  }
};
