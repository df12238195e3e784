import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const ZONES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York',
  'America/Los_Angeles', 'America/Sao_Paulo', 'Atlantic/Azores', 'Australia/Lord_Howe'];

function inBrowserOf(zone, look) {
  const machine = process.env.TZ;
  process.env.TZ = zone;
  try {
    look(browser('en-GB'));
  } finally {
    process.env.TZ = machine === undefined ? '' : machine;
  }
}

test('the last second of a day in the house is on that day for readers everywhere, on both sides of a change of the clock', () => {
  for (const reader of ZONES) {
    inBrowserOf(reader, load => {
      const clock = load('clock');
      clock.setZone('Asia/Shanghai');
      for (const day of ['2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31', '2027-11-07', '2026-12-31']) {
        assert.equal(clock.day(new Date(day + 'T23:59:59+08:00')), day, reader);
        assert.equal(clock.day(new Date(day + 'T00:00:00+08:00')), day, reader);
      }
      clock.setZone('America/Sao_Paulo');
      assert.equal(clock.day(new Date('2018-02-18T02:59:59Z')), '2018-02-17', reader);
      assert.equal(clock.day(new Date('2018-02-18T03:00:00Z')), '2018-02-18', reader);
      assert.equal(clock.day(new Date('2018-11-04T02:59:59Z')), '2018-11-03', reader);
      assert.equal(clock.day(new Date('2018-11-04T03:00:00Z')), '2018-11-04', reader);
    });
  }
});

test('today is the day of the house', () => {
  for (const reader of ZONES) {
    inBrowserOf(reader, load => {
      const clock = load('clock');
      clock.set('2027-05-31T15:59:59Z');
      clock.setZone('Asia/Shanghai');
      assert.equal(load('rules').today(), '2027-05-31', reader);
      clock.set('2027-05-31T16:00:30Z');
      assert.equal(load('rules').today(), '2027-06-01', reader);
    });
  }
});

test('a moment is shown by the clocks of the house, with its name where others are', () => {
  for (const reader of ZONES) {
    inBrowserOf(reader, load => {
      load('clock').setZone('Asia/Shanghai');
      const name = reader === 'Asia/Shanghai' ? '' : ' (Asia/Shanghai)';
      for (const moment of ['2027-05-31T23:59:59.000+0800', '2027-05-31T15:59:59Z', '2027-05-31T23:59:59']) {
        assert.equal(load('words').moment(moment), '31 May 2027, 23:59' + name, reader);
      }
      // A clock that is put forward has no such time where the reader is.
      assert.equal(load('words').moment('2027-03-14T02:30:00'), '14 Mar 2027, 02:30' + name, reader);
    });
  }
});

test('a zone with the same time all the year round is no other one, and one that nobody knows is left alone', () => {
  inBrowserOf('Asia/Shanghai', load => {
    for (const [zone, other] of [['Asia/Shanghai', ''], ['PRC', ''], ['Asia/Singapore', ''], ['Asia/Tokyo', 'Asia/Tokyo'], ['Mars/Base', '']]) {
      load('clock').setZone(zone);
      assert.equal(load('clock').otherZone(), other, zone);
    }
    assert.match(load('clock').day(Date.now()), /^\d{4}-\d{2}-\d{2}$/);
  });
  inBrowserOf('America/Phoenix', load => {
    // The same time in half of the year.
    load('clock').setZone('America/Denver');
    assert.equal(load('clock').otherZone(), 'America/Denver');
  });
});
