// Small sums that forms need while somebody types.
define(['./clock'], function (clock) {
  /** The next free id with a prefix (g1, g2 …), given every id that was ever used. */
  function nextId(prefix, usedIds) {
    const highest = usedIds.filter(id => new RegExp('^' + prefix + '\\d+$').test(id || ''))
      .reduce((most, id) => Math.max(most, Number(id.slice(prefix.length))), 0);
    return prefix + (highest + 1);
  }

  /** Today as ISO text, by the application's own time and zone. */
  function today() {
    return clock.day(clock.now());
  }

  /** The day that is so many days after an ISO day. */
  function addDays(iso, days) {
    const day = new Date(iso + 'T00:00:00Z');
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  }

  return { today, addDays, nextId };
});
