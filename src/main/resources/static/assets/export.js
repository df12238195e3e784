// A log is fetched here, so that it is seen how far it is, and can be cancelled: whoever reads no more ends it on the server
// too. Without this script the buttons download it as links do.
const form = document.querySelector('form[data-export]');
const shown = document.querySelector('[data-progress]');
const bar = shown.querySelector('progress');
const said = shown.querySelector('[role=status]');
const wrong = shown.querySelector('[role=alert]');
const cancel = shown.querySelector('button');
const language = document.documentElement.lang;

// By what a project is known in a file, by its ending.
const MARKS = { csv: /\r\n"(IMP-[^"]+)","/g, xes: /<\/trace>/g, json: /"type":"project"/g };
// Longer than any of them.
const LONGEST = 120;

let running = null;

function counter(mark) {
  let rest = '';
  let last = null;
  let count = 0;
  return text => {
    rest += text;
    let read = 0;
    for (const found of rest.matchAll(mark)) {
      if (found[1] === undefined || found[1] !== last) {
        count++;
      }
      last = found[1];
      read = found.index + found[0].length;
    }
    rest = rest.slice(Math.max(read, rest.length - LONGEST));
    return count;
  };
}

// The sentence with what is put in, as the page brings it.
const words = (name, ...values) => values.reduce(
  (text, value, at) => text.replace('%' + (at + 1), value.toLocaleString(language)), shown.dataset[name]);
const megabytes = bytes => Math.round(bytes / 100000) / 10;

async function refusal(answer) {
  try {
    const problem = await answer.json();
    return problem.detail || problem.title || shown.dataset.failed;
  } catch (noProblem) {
    return shown.dataset.failed;
  }
}

function save(parts, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function load(address, signal) {
  const answer = await fetch(address, { signal, credentials: 'same-origin' });
  if (!answer.ok) {
    wrong.textContent = await refusal(answer);
    return;
  }
  const total = Number(answer.headers.get('X-Total-Count'));
  const name = (answer.headers.get('Content-Disposition') || '').match(/filename="([^"]+)"/)?.[1] || 'projects';
  const count = counter(MARKS[name.split('.').pop()]);
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  const parts = [];
  let bytes = 0;
  let done = 0;
  bar.max = Math.max(total, 1);
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value);
    bytes += piece.value.length;
    done = count(decoder.decode(piece.value, { stream: true }));
    bar.value = done;
    said.textContent = done < total ? words('done', done, total, megabytes(bytes)) : words('rest', total, megabytes(bytes));
  }
  bar.value = bar.max;
  save(parts, answer.headers.get('Content-Type'), name);
  said.textContent = total ? words('saved', total, megabytes(bytes)) : shown.dataset.none;
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (running) {
    return;
  }
  const address = new URL(event.submitter?.formAction || form.action, location.href);
  for (const [name, value] of new FormData(form)) {
    if (value) {
      address.searchParams.set(name, value);
    }
  }
  running = new AbortController();
  const buttons = form.querySelectorAll('button');
  buttons.forEach(button => { button.disabled = true; });
  bar.removeAttribute('value');
  said.textContent = '';
  wrong.textContent = '';
  shown.hidden = false;
  cancel.hidden = false;
  cancel.focus();
  try {
    await load(address, running.signal);
  } catch (broken) {
    bar.value = 0;
    if (running.signal.aborted) {
      said.textContent = shown.dataset.cancelled;
    } else {
      said.textContent = '';
      wrong.textContent = shown.dataset.failed;
    }
  } finally {
    running = null;
    cancel.hidden = true;
    bar.hidden = wrong.textContent !== '';
    buttons.forEach(button => { button.disabled = false; });
    event.submitter?.focus();
  }
});

cancel.addEventListener('click', () => running?.abort());

// Leaving the page ends the export: the browser asks first.
addEventListener('beforeunload', event => {
  if (running) {
    event.preventDefault();
  }
});
