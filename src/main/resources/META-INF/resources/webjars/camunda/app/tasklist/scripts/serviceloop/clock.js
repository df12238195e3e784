// The application's own time in this browser: the browser's, unless a practice clock is ahead of it; and the zone of the
// house, in which its days are days, wherever the reader is.
define([], function () {
  const WEEK = 7 * 86400000;
  let ahead = 0;
  let house;
  let elsewhere = false;

  const now = () => Date.now() + ahead;

  function wall(moment, zone) {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(moment);
  }

  /** Takes over where the house is. Zones with the same time all the year round are the same one. */
  function setZone(zone) {
    try {
      elsewhere = Array.from({ length: 53 }, (none, week) => now() + week * WEEK)
        .some(moment => wall(moment, zone) !== wall(moment));
      house = zone;
    } catch (unknownHere) {
      house = undefined;
      elsewhere = false;
    }
  }

  return {
    /** Takes over what the application says is now, an ISO moment. */
    set: moment => { ahead = Date.parse(moment) - Date.now(); },
    now,
    setZone,
    /** The zone of the house; undefined while it is not known. */
    zone: () => house,
    /** The zone of the house where this reader has another time; else ''. */
    otherZone: () => (elsewhere ? house : ''),
    /** The day of a moment in the house, as ISO text. */
    day: moment => new Intl.DateTimeFormat('en-CA', { timeZone: house, year: 'numeric', month: '2-digit', day: '2-digit' })
      .format(moment)
  };
});
