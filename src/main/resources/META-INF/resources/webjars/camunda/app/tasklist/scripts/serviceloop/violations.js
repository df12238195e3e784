// Finds the row and the field a violation is about. Paths look like cycleDays, goals[1].target or whys[0].
define(['./words'], function (words) {

  function label(form, field) {
    const key = form + '.fields.' + field;
    return words.has(key) ? words.text(key) : field;
  }

  /** The violation with its owner (the row or the whole data), its field, and where that is in words. */
  function place(violation, form, data) {
    const [, list, index, deeper] = /^(\w+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(violation.path || '') || [];
    // A list inside of a row is one field: pilotSites[1] belongs to pilotSites.
    const inner = deeper && deeper.replace(/\[\d+\].*$/, '');
    const row = index !== undefined && Array.isArray(data[list]) ? data[list][Number(index)] : undefined;
    const rowName = (row && (row.id || row.goalId)) || words.text('form.row', { row: Number(index) + 1 });
    const inRow = where => rowName + ' \u00b7 ' + where;
    const found = { message: violation.message, given: violation.given };

    if (row && typeof row === 'object') {
      return Object.assign(found, { owner: row, field: inner, where: inRow(label(form, inner)) });
    }
    if (index !== undefined && !inner) {
      return Object.assign(found, { owner: data, field: list + '[' + index + ']', where: inRow(label(form, list)) });
    }
    if (inner && data[list] && typeof data[list] === 'object' && !Array.isArray(data[list])) {
      return Object.assign(found, { owner: data[list], field: inner, where: label(form, inner) });
    }
    return Object.assign(found, { owner: data, field: list, where: list && (list in data || words.has(form + '.fields.' + list)) ? label(form, list) : '' });
  }

  return { place };
});
