// Fields: live counters, a typing pause that counts as leaving the field, and pastes over the limit refused before they are
// sent (a message of more than 256 KB would end the circuit). Works on delegated events, so pages rendered later need no setup.
// The counting rule is the one of Values/TextMeasure.cs.
const cjk = '\\u2E80-\\u2FDF\\u3005\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}';
const wordPattern = new RegExp(`[${cjk}]|[^\\p{White_Space}${cjk}]+`, 'gu');
const visiblePattern = /[^\p{White_Space}]/gu;

export const measure = {
  words: text => (text.match(wordPattern) ?? []).length,
  characters: text => (text.match(visiblePattern) ?? []).length,
};

const pauses = new WeakMap();

function counterOf(field) {
  return document.getElementById(field.id + '-counter');
}

function count(field) {
  const counter = counterOf(field);
  const rule = measure[field.dataset.measure];
  if (!counter || !rule) return;
  const limit = Number(field.dataset.limit);
  const used = rule(field.value);
  counter.textContent = counter.dataset[used > limit ? 'over' : 'left']
    .replace('{0}', used.toLocaleString('en')).replace('{1}', limit.toLocaleString('en')).replace('{2}', (used - limit).toLocaleString('en'));
  counter.classList.toggle('over', used > limit);
}

function refuse(field, length) {
  const place = document.getElementById(field.id + '-refused');
  if (!place) return;
  place.textContent = place.dataset.words.replace('{0}', length.toLocaleString('en')).replace('{1}', Number(field.dataset.maxlength).toLocaleString('en'));
  place.hidden = false;
}

function incoming(event, field, text) {
  const max = Number(field.dataset.maxlength);
  if (!max || !text) return;
  const kept = field.selectionStart == null ? field.value.length : field.value.length - (field.selectionEnd - field.selectionStart);
  if (kept + text.length <= max) return;
  event.preventDefault();
  refuse(field, text.length);
}

const isField = node => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;

document.addEventListener('paste', e => { if (isField(e.target)) incoming(e, e.target, e.clipboardData?.getData('text/plain')); }, true);
document.addEventListener('drop', e => { if (isField(e.target)) incoming(e, e.target, e.dataTransfer?.getData('text/plain')); }, true);

document.addEventListener('input', e => {
  const field = e.target;
  if (!isField(field)) return;
  const refused = document.getElementById(field.id + '-refused');
  if (refused) refused.hidden = true;
  count(field);
  const pause = Number(field.dataset.pause);
  if (!pause || e.isComposing || document.documentElement.hasAttribute('data-offline')) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), pause));
});

document.addEventListener('change', e => { if (isField(e.target)) clearTimeout(pauses.get(e.target)); }, true);
document.addEventListener('focusin', e => { if (isField(e.target)) count(e.target); });
