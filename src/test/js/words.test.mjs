import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const words = wanted => browser(wanted)('words');

test('a text has its placeholders filled, and a key without a text shows itself', () => {
  assert.equal(words('en').text('form.row', { row: 3 }).includes('3'), true);
  assert.equal(words('en').text('nobody.wrote.this'), 'nobody.wrote.this');
});

test('a code is shown by its term in the language of the reader, one that is not ours as it is', () => {
  assert.notEqual(words('en').term('causeClass', 'processDesign'), words('zh-CN').term('causeClass', 'processDesign'));
  assert.match(words('zh-CN').term('causeClass', 'processDesign'), /\p{Script=Han}/u);
  assert.equal(words('en').term('causeClass', 'ours'), 'ours');
  assert.equal(words('en').term('causeClass', null), '');
});

test('a number is read as its region writes it, and what is none stays as it was typed', () => {
  assert.equal(words('en-GB').parseNumber(' 1,234.5 '), 1234.5);
  assert.equal(words('zh-CN').parseNumber('1,234.5'), 1234.5);
  assert.equal(words('en').parseNumber(''), null);
  for (const none of ['12x', '1.2.3', '--1', 'five']) {
    assert.equal(words('en').parseNumber(none), none);
  }
  assert.equal(words('en').number(words('en').parseNumber('1,234.5')), '1,234.5');
});

test('a date is the same day in every time zone', () => {
  const zone = process.env.TZ;
  for (const there of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland']) {
    process.env.TZ = there;
    assert.match(words('en-GB').date('2027-01-31'), /^31 Jan 2027$/, there);
  }
  process.env.TZ = zone;
  assert.equal(words('en').date(null), '');
  assert.equal(words('en').date('soon'), 'soon');
});
