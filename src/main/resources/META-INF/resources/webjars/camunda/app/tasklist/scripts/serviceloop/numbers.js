// The one reader of numbers that people type; TypedNumber is the same in Java, one table of cases tries both. With two kinds
// of separators the last is the decimal one; a single one not before exactly three final digits is the decimal one;
// before exactly three the reader's locale says what it is, unless no thousands are written so (0,125 and 1234,567).
define([], function () {
  const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966];
  const THOUSANDS = /^[1-9]\d{0,2}([., '])\d{3}(\1\d{3})*$/;
  const INDIAN = /^[1-9]\d?([., '])(\d{2}\1)+\d{3}$/;

  /** The characters a locale puts between thousands and before decimals. */
  function separators(locale) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.6);
    const of = (type, other) => plain((parts.find(part => part.type === type) || { value: other }).value);
    return { group: of('group', ','), decimal: of('decimal', '.') };
  }

  /** Full-width and Arabic figures, all kinds of blanks, apostrophes and minus signs as the plain ones. */
  function plain(typed) {
    return typed.replace(/[０-９٠-٩۰-۹०-९]/g, digit => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.find(zero => code >= zero && code < zero + 10));
    }).replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ').replace(/[\u2019\uff07\u066c]/g, "'")
      .replace(/[\u2212\u2010\u2011\u2013\uff0d]/g, '-').replace(/\uff0b/g, '+').replace(/\uff0c/g, ',').replace(/\uff0e/g, '.');
  }

  /** Where the decimals begin, -1 where there are none; undefined where nobody can tell. */
  function decimalAt(body, locale) {
    const found = body.match(/[^\d]/g) || [];
    const last = found[found.length - 1];
    const at = body.lastIndexOf(last);
    if (last === '\u066b' || (new Set(found).size > 1 && (last === '.' || last === ','))) {
      return at;
    }
    if ((last !== '.' && last !== ',') || found.length > 1) {
      return -1;
    }
    return !byLocale(body) || last === locale.decimal ? at : last === locale.group ? -1 : undefined;
  }

  /** Whether a text may be thousands as well as a number with three decimals. */
  function byLocale(body) {
    return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
  }

  /**
   * Reads what somebody typed.
   * @param locale the separators of the reader
   * @return the number as value, null for nothing, the text itself where it is no number; as doubtful the separator that was
   * read as the locale has it
   */
  function read(typed, locale) {
    const text = String(typed === null || typed === undefined ? '' : typed);
    const parts = /^([+-]?) *([\d.,\u066b' ]*)$/.exec(plain(text).trim());
    if (text.trim() === '') {
      return { value: null };
    }
    const body = parts && parts[2];
    const at = body ? decimalAt(body, locale) : undefined;
    if (at === undefined) {
      return { value: text.trim() };
    }
    const whole = at < 0 ? body : body.slice(0, at);
    const rest = at < 0 ? '' : body.slice(at + 1);
    const right = (/^\d*$/.test(whole) || THOUSANDS.test(whole) || INDIAN.test(whole)) && /^\d*$/.test(rest) && whole + rest !== '';
    const value = right ? Number((parts[1] === '-' ? '-' : '') + whole.replace(/\D/g, '') + '.' + rest + '0') : NaN;
    return isFinite(value) ? { value, doubtful: byLocale(body) ? body.match(/[.,]/)[0] : undefined } : { value: text.trim() };
  }

  return { separators, read };
});
