// What templates need of words.js, as filters.
define(['./words'], function (words) {
  const filters = {
    slText: () => (key, values) => words.text(key, values),
    slTerm: () => (code, list) => words.term(list, code),
    slNumber: () => (value, digits) => words.number(value, digits),
    slPercent: () => share => words.percent(share),
    slDate: () => iso => words.date(iso),
    slMoment: () => iso => words.moment(iso)
  };

  return module => Object.entries(filters).forEach(([name, filter]) => module.filter(name, filter));
});
