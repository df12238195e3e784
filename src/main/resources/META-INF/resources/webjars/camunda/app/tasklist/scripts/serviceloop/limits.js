// Checks an answer against the limits of its record, as the server tells them at /api/forms/{form}. What needs more
// than one field, or the project, the server alone can tell.
define(['./words'], function (words) {
  const blank = value => value === null || value === undefined || String(value).trim() === '';
  const number = value => words.number(value);

  function text(value, limits, refuse) {
    if (limits.most && String(value).length > limits.most) {
      refuse('tooLong', { longest: number(limits.most), length: number(String(value).length) });
    }
  }

  function figure(value, { type, least, most, above }, refuse) {
    if (typeof value !== 'number') {
      refuse('notANumber', { given: value });
    } else if (type === 'wholeNumber' && !Number.isInteger(value)) {
      refuse('notWhole', { given: number(value) });
    } else if (above !== undefined && value <= above) {
      refuse('notAbove', { given: number(value), above: number(above) });
    } else if ((least !== undefined && value < least) || (most !== undefined && value > most)) {
      refuse(most === undefined ? 'tooSmall' : 'outOfRange',
        { given: number(value), least: number(least), most: most === undefined ? '' : number(most) });
    }
  }

  function list(rows, limits, path, found) {
    if (!rows.length && limits.least === 1) {
      found.push({ path, message: words.text('rules.required') });
    } else if (rows.length < (limits.least || 0) || (limits.most && rows.length > limits.most)) {
      found.push({ path, message: words.text('rules.count', { least: number(limits.least), most: number(limits.most) }) });
    }
    rows.forEach((row, index) => {
      const at = path + '[' + index + ']';
      if (limits.fields) {
        fields(row, limits.fields, at + '.', found);
      } else {
        value(row, limits.element, at, found);
      }
    });
  }

  function value(given, limits, path, found) {
    const refuse = (rule, values) => found.push({ path, message: words.text('rules.' + rule, values) });
    if (blank(given) && !Array.isArray(given)) {
      if (limits.required) {
        refuse('required');
      }
    } else if (limits.type === 'list') {
      list(given, limits, path, found);
    } else if (limits.type === 'object') {
      fields(given, limits.fields, path + '.', found);
    } else if (limits.type === 'text') {
      text(given, limits, refuse);
    } else if (limits.type === 'number' || limits.type === 'wholeNumber') {
      figure(given, limits, refuse);
    }
  }

  function fields(answer, limits, prefix, found) {
    Object.entries(limits).forEach(([name, ofField]) => value(answer[name], ofField, prefix + name, found));
    return found;
  }

  /** What is wrong with an answer, by path (goals[1].target), in the order of the form. */
  return { blank, check: (answer, limits) => fields(answer, limits, '', []) };
});
