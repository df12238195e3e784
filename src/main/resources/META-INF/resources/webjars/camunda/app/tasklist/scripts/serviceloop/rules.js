// Small sums that forms need while somebody types.
define([], function () {
  /** The next free id with a prefix (g1, g2 …), given every id that was ever used. */
  function nextId(prefix, usedIds) {
    const highest = usedIds.filter(id => new RegExp('^' + prefix + '\\d+$').test(id || ''))
      .reduce((most, id) => Math.max(most, Number(id.slice(prefix.length))), 0);
    return prefix + (highest + 1);
  }

  /** How often a week: a day counts 7 times a week, a month 12/52. Null while incomplete. */
  function timesAWeek(count, unit) {
    const factor = { day: 7, week: 1, month: 12 / 52 }[unit];
    return typeof count === 'number' && factor ? count * factor : null;
  }

  /** Preview of the decision problemScreening: 1 (rare) to 5. */
  function frequencyScore(perWeek) {
    return perWeek === null ? null : [1, 5, 20, 70].filter(limit => perWeek >= limit).length + 1;
  }

  /** Preview of the decision problemPriority: P0 to P3. */
  function priority(urgency, impact) {
    return urgency && impact ? { 5: 'P0', 4: 'P1', 3: 'P2' }[Math.min(urgency, impact)] || 'P3' : null;
  }

  /** Share of the way from baseline to target; null while it cannot be told. */
  function attainment(baseline, target, after) {
    const known = [baseline, target, after].every(value => typeof value === 'number');
    return known && baseline !== target ? (baseline - after) / (baseline - target) : null;
  }

  /** Today as ISO text, by the clock of this browser. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
  }

  /** The day that is so many days after an ISO day. */
  function addDays(iso, days) {
    const day = new Date(iso + 'T00:00:00Z');
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  }

  return { today, addDays, nextId, timesAWeek, frequencyScore, priority, attainment };
});
