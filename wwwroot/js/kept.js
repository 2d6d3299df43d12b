// What is typed and not saved yet stays in this browser: written down with every key, taken away once the server has it. When the
// connection is back the fields are sent again; a page that was loaded anew asks for what was kept (KeptText.cs) and saves it over
// the version over which it was typed, so that somebody else's newer text is never overwritten. Signing out takes all of it away.
const prefix = 'kept/';
const lasts = 14 * 24 * 60 * 60 * 1000;
const busy = 10_000;
const most = 40_000; // characters in one answer to the server, whose messages end at 256 KB; what is over waits for the next load
const tab = Math.random();
const unsent = new Map(); // field → where its text is kept

/** The page of the form that stands: 'person/application/project/', and by answer the version over which one types. */
function standing() {
  const form = document.querySelector('[data-keep]');
  return form && { scope: form.dataset.keep, versions: JSON.parse(form.dataset.versions) };
}

const keys = () => Object.keys(localStorage).filter(key => key.startsWith(prefix));

/** What lies under a key; nothing where something else wrote there. */
function entry(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

const load = (scope, id) => entry(prefix + scope + id);

function store(scope, id, kept) {
  try {
    localStorage.setItem(prefix + scope + id, JSON.stringify(kept));
    return true;
  } catch {
    return false; // full or forbidden: then nothing is promised either
  }
}

const drop = (scope, id) => localStorage.removeItem(prefix + scope + id);

/** A field's id and what stands in it, as the form keeps answers: choices by their codes. */
function read(field) {
  if (field.type === 'radio') return [field.name, field.value];
  if (field.type !== 'checkbox') return [field.id, field.value];
  if (field.id) return [field.id, field.checked ? 'yes' : ''];
  const choices = field.closest('fieldset');
  return [choices.id, Array.from(choices.querySelectorAll(':checked'), choice => choice.value).join(',')];
}

/** The answer that a field belongs to: itself, or the one that it is a part of. */
function answerOf(id, versions) {
  return id in versions ? id : Object.keys(versions).find(answer => id.startsWith(answer + '-'));
}

function settle() {
  for (const [field, key] of unsent) if (!localStorage.getItem(key)) unsent.delete(field);
  document.documentElement.toggleAttribute('data-unsent', unsent.size > 0);
}

/** What was kept of the standing page's fields. What others left in this browser, or is too old, goes. */
export function kept() {
  const { scope, versions } = standing() ?? { scope: '', versions: {} };
  const person = prefix + scope.slice(0, scope.indexOf('/') + 1);
  for (const key of keys()) {
    const recent = Date.now() - entry(key)?.at <= lasts;
    if (!key.startsWith(person) || !recent) localStorage.removeItem(key);
  }
  let before = 0;
  return keys().filter(key => key.startsWith(prefix + scope)).map(key => key.slice((prefix + scope).length))
    .map(id => ({ ...load(scope, id), id, answer: answerOf(id, versions) }))
    // Another tab in which somebody types sends its own text.
    .filter(text => text.answer && (!text.tab || text.tab === tab || Date.now() - text.at > busy))
    .filter(text => (before += text.text.length) - text.text.length < most)
    .map(({ id, answer, text, version }) => ({ id, answer, text, version }));
}

/** The server has these texts of an answer, as that version; what was typed since stands on it. */
export function saved(scope, version, texts) {
  for (const [id, text] of Object.entries(texts)) {
    const kept = load(scope, id);
    if (kept?.text === text) drop(scope, id);
    else if (kept?.tab === tab) store(scope, id, { ...kept, version });
  }
  settle();
}

/** The person chose what somebody else wrote. */
export function forget(scope, answer) {
  for (const key of keys()) {
    const id = key.startsWith(prefix + scope) && key.slice((prefix + scope).length);
    if (id && answerOf(id, { [answer]: 0 })) drop(scope, id);
  }
  settle();
}

document.addEventListener('input', e => {
  if (!e.target.closest?.('[data-keep]')) return;
  const { scope, versions } = standing();
  const [id, text] = read(e.target);
  const answer = answerOf(id, versions);
  if (!answer) return;
  if (store(scope, id, { text, version: load(scope, id)?.version ?? versions[answer], at: Date.now(), tab })) unsent.set(e.target, prefix + scope + id);
  settle();
}, true);

document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', e => {
  if (e.detail.state !== 'hide') return;
  for (const field of unsent.keys()) if (field.isConnected && (field.type !== 'radio' || field.checked)) field.dispatchEvent(new Event('change', { bubbles: true }));
});

// A tab that goes leaves its texts to the next one.
addEventListener('pagehide', () => {
  for (const key of unsent.values()) {
    const kept = entry(key);
    if (kept) localStorage.setItem(key, JSON.stringify({ ...kept, tab: null }));
  }
});

document.addEventListener('submit', e => {
  if (e.target.getAttribute?.('action') === '/account/sign-out') for (const key of keys()) localStorage.removeItem(key);
}, true);
