// What the reader is, as far as a form has to know; what one may do, the server decides.
define([], function () {
  return {
    isManager: sl => sl.people.some(person => person.id === sl.me && person.groups.includes('service-managers'))
  };
});
