// The connection to the server, in words: lost, trying, back; and a page that is reloaded when its circuit is gone for good.
const modal = document.getElementById('components-reconnect-modal');
const retryButton = document.getElementById('components-reconnect-button');
const resumeButton = document.getElementById('components-resume-button');

function onVisible() {
  if (document.visibilityState === 'visible') retry();
}

async function resumeOrReload() {
  if (await Blazor.resumeCircuit()) modal.close();
  else location.reload();
}

async function retry() {
  document.removeEventListener('visibilitychange', onVisible);
  try {
    // false: the server answers but no longer knows this circuit.
    if (!await Blazor.reconnect()) await resumeOrReload();
  } catch {
    document.addEventListener('visibilitychange', onVisible);
  }
}

async function resume() {
  try {
    await resumeOrReload();
  } catch {
    modal.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

// Where one types, the message stands beside the form: what is typed meanwhile is kept (kept.js). Elsewhere it covers the page.
function show() {
  if (modal.open) return;
  if (document.querySelector('[data-keep]')) modal.setAttribute('open', ''); // show() would take the focus out of the field
  else modal.showModal();
}

modal?.addEventListener('components-reconnect-state-changed', e => {
  const state = e.detail.state;
  document.documentElement.toggleAttribute('data-offline', state !== 'hide');
  if (state === 'show') show();
  else if (state === 'hide') modal.close();
  else if (state === 'failed') document.addEventListener('visibilitychange', onVisible);
  else if (state === 'rejected') location.reload();
});
retryButton?.addEventListener('click', retry);
resumeButton?.addEventListener('click', resume);
