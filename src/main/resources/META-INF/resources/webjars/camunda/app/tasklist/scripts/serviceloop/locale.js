// The reader's language, chosen as Tasklist chooses its own: first language of the browser, else English.
define([], function () {
  const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || 'en';
  const language = wanted.split('-')[0].toLowerCase() === 'zh' ? 'zh' : 'en';
  // Numbers and dates follow the browser's region where it speaks our language (en-GB, zh-TW …).
  const region = wanted.toLowerCase().startsWith(language) ? wanted : language;
  return { language, region };
});
