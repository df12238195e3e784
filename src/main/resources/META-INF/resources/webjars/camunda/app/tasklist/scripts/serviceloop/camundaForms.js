// form-js, which shows Camunda Forms, has its messages and its calendar in English only: readers of Chinese get them
// in Chinese here, as they appear on the page. Only texts change, never elements, so that form-js goes on undisturbed.
define(['./locale'], function (locale) {
  const MESSAGES = [
    [/^Field is required\.$/, '此项必填。'],
    [/^Field must have minimum length of (\d+)\.$/, '至少 $1 个字。'],
    [/^Field must have maximum length of (\d+)\.$/, '最多 $1 个字。'],
    [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
    [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
    [/^Value is expected to be an integer\.$/, '须为整数。'],
    [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数。'],
    [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '不在可选的数值之内，最接近的是 $1 和 $2。'],
    [/^Field must match pattern .*$/, '格式不正确。'],
    [/^Select$/, '请选择'],
    [/^No results$/, '没有可选项'],
    [/^Field must be a valid email\.$/, '请填写有效的电子邮箱。'],
    [/^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)$/, (day) => '日一二三四五六'['Sun Mon Tue Wed Thu Fri Sat'.split(' ').indexOf(day)]],
    [/^(January|February|March|April|May|June|July|August|September|October|November|December)$/, (month) =>
      ('January February March April May June July August September October November December'.split(' ')
        .indexOf(month) + 1) + '月']
  ];
  const PLACES = '.fjs-form-field-error, .fjs-select-placeholder, .fjs-dropdownlist-empty, .flatpickr-weekday, .flatpickr-monthDropdown-month, .cur-month';

  function translated(words) {
    const found = locale.language === 'zh' && MESSAGES.find(([english]) => english.test(words));
    return found ? words.replace(found[0], found[1]) : words;
  }

  function translate(text) {
    const words = text.data.trim();
    if (translated(words) !== words) {
      text.data = translated(words);
    }
  }

  function within(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement && node.parentElement.closest(PLACES)) {
        translate(node);
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        within(walker.currentNode);
      }
    }
  }

  if (locale.language === 'zh') {
    new MutationObserver((changes) => changes.forEach((change) => {
      if (change.type === 'characterData') {
        within(change.target);
      }
      change.addedNodes.forEach(within);
    })).observe(document.body, { childList: true, characterData: true, subtree: true });
  }

  return { translated };
});
