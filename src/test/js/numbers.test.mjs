import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { browser } from './amd.mjs';

const table = JSON.parse(readFileSync(new URL('../resources/io/serviceloop/loop/words/numbers.json', import.meta.url), 'utf8'));

table.locales.forEach((wanted, column) => {
  const words = browser(wanted)('words');

  test('a number is read as a reader of ' + wanted + ' means it', () => {
    for (const [typed, ...meant] of table.cases) {
      const number = meant[column];
      assert.equal(words.parseNumber(typed), number === null ? typed.trim() : number, typed);
    }
  });

  test('a number that is shown to a reader of ' + wanted + ' is read as the same one', () => {
    for (const number of [4.5, 1234, 1234.5, 1.234, -1.5, 12.345, 1234567.891, 0.125, 999999, 12345.678]) {
      assert.equal(words.parseNumber(words.number(number, 10)), number, words.number(number, 10));
    }
  });
});

test('what could be meant otherwise is said as it was understood', () => {
  const told = (wanted, typed) => browser(wanted)('words').understood(typed);
  assert.match(told('en', '1,234'), /thousands: 1234$/);
  assert.match(told('en', '1.234'), /decimals: 1\.234$/);
  assert.match(told('de', '1.234'), /thousands: 1234$/);
  assert.match(told('de', '-1,234'), /decimals: -1,234$/);
  assert.match(told('zh-CN', '１，２３４'), /：1234$/);
  for (const clear of ['4,5', '1.234,5', '1,234,567', '0,125', '1234', '', 'five', '1.2.3']) {
    assert.equal(told('en', clear), '', clear);
  }
  assert.equal(told('fr', '1.234'), '');
});
