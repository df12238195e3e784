// Words, numbers and dates for the reader: message texts by key, code lists, Intl formats.
define(['./locale', './numbers', './clock', './texts!'], function (locale, numbers, clock, texts) {
  const decimals = new Map();

  function lookUp(key) {
    return key.split('.').reduce((branch, part) => (branch ? branch[part] : undefined), texts);
  }

  function has(key) {
    return typeof lookUp(key) === 'string';
  }

  /** The text of a key, its {placeholders} filled; the key itself where there is none. */
  function text(key, values) {
    const found = lookUp(key);
    if (typeof found !== 'string') {
      return key;
    }
    return found.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? String(values[name]) : all));
  }

  /** The term of a code (list "causeClass", code "processDesign"); the code itself where it is not ours. */
  function term(list, code) {
    const key = 'codes.' + list + '.' + code;
    return code === null || code === undefined || code === '' ? '' : has(key) ? text(key) : String(code);
  }

  /** A code list as choices, in the order of the message file. */
  function choices(list) {
    return Object.keys(lookUp('codes.' + list) || {}).map(code => ({ value: code, label: term(list, code) }));
  }

  function number(value, digits) {
    if (typeof value !== 'number' || !isFinite(value)) {
      return value === null || value === undefined ? '' : String(value);
    }
    const most = digits === undefined ? 4 : digits;
    if (!decimals.has(most)) {
      decimals.set(most, new Intl.NumberFormat(locale.numbers, { maximumFractionDigits: most }));
    }
    return decimals.get(most).format(value);
  }

  function percent(share) {
    return typeof share === 'number'
      ? new Intl.NumberFormat(locale.numbers, { style: 'percent', maximumFractionDigits: 1 }).format(share) : '';
  }

  const separators = numbers.separators(locale.numbers);

  /** What a person typed as a number: the number, null for nothing, the text itself where it is none. */
  function parseNumber(typed) {
    return numbers.read(typed, separators).value;
  }

  /** How a number was understood that could have been meant otherwise, as "1.234" can; '' for all others. */
  function understood(typed) {
    const { value, doubtful } = numbers.read(typed, separators);
    return !doubtful ? '' : text(doubtful === separators.decimal ? 'number.decimals' : 'number.thousands', {
      separator: doubtful, number: new Intl.NumberFormat(locale.numbers, { useGrouping: false, maximumFractionDigits: 3 }).format(value)
    });
  }

  function date(iso) {
    const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso || '');
    // Built from its parts: new Date('2026-01-31') would be midnight in London and the day before in America.
    return day ? new Intl.DateTimeFormat(locale.region, { dateStyle: 'medium' })
      .format(new Date(day[1], day[2] - 1, day[3])) : (iso || '');
  }

  /** A moment by the clocks of the house, which are named where the reader's show something else. */
  function moment(iso) {
    // What the registers keep has no offset: it is what the clocks of the house showed.
    const shown = /T[\d:.]+$/.test(iso || '');
    const when = new Date(shown ? iso + 'Z' : iso);
    return iso && !isNaN(when) ? new Intl.DateTimeFormat(locale.region, {
      dateStyle: 'medium', timeStyle: 'short', timeZone: shown ? 'UTC' : clock.zone()
    }).format(when) + (clock.otherZone() && ' (' + clock.otherZone() + ')') : '';
  }

  /** The time of day of a moment, and its day where that is not today. */
  function time(iso) {
    const when = new Date(iso);
    return when.toDateString() === new Date().toDateString()
      ? new Intl.DateTimeFormat(locale.region, { timeStyle: 'short' }).format(when) : moment(iso);
  }

  /** The text of a suggestion of the server ({"en": …, "zh": …}) in the reader's language. */
  function inMyLanguage(both) {
    return (both && (both[locale.language] || both.en)) || '';
  }

  return { text, has, term, choices, number, percent, parseNumber, understood, date, moment, time, inMyLanguage };
});
