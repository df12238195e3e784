// A link in Tasklist's header to the page on which people choose their mails.
define(['./words'], function (words) {
  const root = location.pathname.split('/camunda')[0];

  return module => module.config(['ViewsProvider', function (views) {
    views.registerDefaultView('tasklist.navbar.action', {
      id: 'serviceloop-account', priority: 50, controller: [() => {}],
      template: `<a class="sl-account" href="${root}/account">${words.text('account.link')}</a>`
    });
  }]);
});
