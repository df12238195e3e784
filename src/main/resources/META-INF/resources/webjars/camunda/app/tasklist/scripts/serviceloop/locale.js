// The reader's language, chosen as Tasklist chooses its own: first language of the browser, else English.
define([], function () {
  const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
  const language = wanted.split('-')[0].toLowerCase() === 'zh' ? 'zh' : 'en';
  // Dates follow the browser's region where it speaks our language (en-GB, zh-TW …), for months have names.
  const region = wanted.toLowerCase().startsWith(language) ? wanted : language;
  // Numbers have none: a German types 4,5 in English texts too. Figures stay those that everybody here reads.
  const numbers = (/^[a-z]{2,3}(-[a-z\d]{2,8})*/i.exec(wanted.replace(/-u-.*/i, '')) || ['en'])[0] + '-u-nu-latn';
  return { language, region, numbers, wanted };
});
