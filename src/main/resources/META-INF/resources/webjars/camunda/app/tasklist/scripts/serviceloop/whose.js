// Whose page this is. Other tabs of the browser share its session: what is asked says for whom, and where somebody else is
// signed in by now it is refused like that of nobody, so that nothing is done or kept in the wrong name.
define([], function () {
  let person;

  return {
    /** Who is signed in; only the first one counts, the page is his until it is left. */
    is: name => { person = person || name; },
    person: () => person,
    /** The headers of a request, with whose it is. */
    said: headers => (person ? Object.assign({}, headers, { 'X-SL-Person': encodeURIComponent(person) }) : headers)
  };
});
