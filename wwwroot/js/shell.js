// The shell's own behaviour: theme without a reload, menus that close, focus on what a static page wants read first, printing.
const day = 86400;

function setTheme(theme) {
  document.cookie = `theme=${theme}; path=/; max-age=${365 * day}; samesite=lax`;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const b of document.querySelectorAll('[data-theme-choice]')) b.setAttribute('aria-pressed', String(b.value === theme));
}

document.addEventListener('submit', e => {
  if (!e.target.matches?.('form[data-theme-form]')) return;
  e.preventDefault();
  setTheme(e.submitter?.value ?? 'system');
});

const openMenus = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', e => {
  for (const menu of openMenus()) if (!menu.contains(e.target) || e.target.closest('a')) menu.open = false;
  const printer = e.target.closest?.('[data-print]');
  if (printer) window.print();
});

// The foot of a printed page takes its words from a custom property: the reference, and the fingerprint where there is one.
window.addEventListener('beforeprint', () => {
  const said = [...document.querySelectorAll('[data-print-reference], [data-print-digest]')].map(e => e.textContent.trim());
  document.documentElement.style.setProperty('--print-foot', JSON.stringify(said.join(' · ')));
});

document.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return;
  for (const menu of openMenus()) { menu.open = false; menu.querySelector('summary')?.focus(); }
  const drawer = document.querySelector('.drawer-button[aria-expanded=true]');
  if (drawer) { drawer.click(); drawer.focus(); }
});

document.addEventListener('focusin', e => {
  for (const menu of openMenus()) if (!menu.contains(e.target)) menu.open = false;
});

// Static pages: an error summary takes the focus when the page arrives with one.
document.querySelector('[data-focus]')?.focus();

// The address stays in the language form, so that switching returns to where the reader is now (pages change without a load).
document.addEventListener('submit', e => {
  if (!e.target.matches?.('form[data-language-form]')) return;
  const back = e.target.querySelector('[name=return]');
  if (back) back.value = location.pathname + location.search;
}, true);

// The skip link and an error summary's links move the focus, not only the view.
document.addEventListener('click', e => {
  const link = e.target.closest?.('a.skip-link, .error-summary a');
  const id = link?.hash.slice(1);
  const target = id && document.getElementById(id);
  if (!target || new URL(link.href).pathname !== location.pathname) return;
  e.preventDefault();
  e.stopPropagation();
  const field = target.matches('fieldset') ? target.querySelector('input, select, textarea') ?? target : target;
  field.focus();
  target.scrollIntoView({ block: 'nearest' });
}, true);

// "/" leads to the search, but never from where one types; the page of the search switches it off.
document.addEventListener('keydown', e => {
  if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (e.target.closest?.('input, textarea, select, [contenteditable]') || localStorage.getItem('slash-key') === 'off') return;
  const field = [...document.querySelectorAll('[data-search]')].find(f => f.offsetParent);
  if (!field) return;
  e.preventDefault();
  field.focus();
  field.select();
});
