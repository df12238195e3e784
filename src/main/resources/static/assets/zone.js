// Says where days are days to a reader whose own clocks show something else in any week of the year.
const WEEK = 7 * 86400000;
const wall = (moment, timeZone) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(moment);
const note = document.querySelector('footer [data-zone]');

try {
  note.hidden = Array.from({ length: 53 }, (none, week) => Date.now() + week * WEEK)
    .every(moment => wall(moment, note.dataset.zone) === wall(moment));
} catch (unknownHere) {
  // No note on this page, or a zone that this browser does not know.
}
