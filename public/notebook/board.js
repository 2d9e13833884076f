// A board of sgdscope in a notebook: an anywidget module (https://anywidget.dev), for Jupyter, marimo, VS Code and any page.
// It shows embed.html of a page of sgdscope in a frame and sends it the sweep; nothing is trained before that is asked for.
//
// Fields of the model, all optional but `page`:
//   page      address of the folder that holds embed.html
//   content   text of a spec or of a saved sweep (sweep.json); '' shows nothing
//   show      an arrangement ("overview", "curvature", "noise", "stability", "tuning") or a panel ("map", "loss", "gap",
//             "probe-sharpness", …)
//   theme     "light", "dark" or '' (as the reader's browser)
//   language  "en", "de" or ''
//   width     CSS width; '' is the whole width
//   height    CSS pixels; 0 is the height of what is shown

const ARRANGEMENTS = ['overview', 'curvature', 'noise', 'stability', 'tuning'];
const FIRST_HEIGHT = 560;

/** The value of a field; the default where it has none. */
const field = (model, name, otherwise = '') => model.get(name) ?? otherwise;

/** The address of the embed. Throws where `page` is no address. */
function addressOf(model) {
  const page = field(model, 'page');
  if (!/^https?:\/\//.test(page))
    throw new Error(
      `sgdscope: page must be the http address of a folder with embed.html, got ${JSON.stringify(page)}. Give board(…, page=ADDRESS).`,
    );
  const show = field(model, 'show') || 'overview';
  const kind = ARRANGEMENTS.includes(show) ? 'board' : 'panel';
  const query = new URLSearchParams({ embed: kind, [kind]: show, content: 'message' });
  for (const [name, key] of [
    ['theme', 'theme'],
    ['language', 'lang'],
  ])
    if (field(model, name)) query.set(key, field(model, name));
  return new URL(`embed.html?${query}`, page.endsWith('/') ? page : `${page}/`);
}

/** Shows what cannot be shown, and why. */
function fault(el, text) {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.textContent = text;
  el.replaceChildren(line);
}

/** Shows the board in an element. Returns what takes it away. */
function render({ model, el }) {
  const frame = document.createElement('iframe');
  let address = null;
  frame.title = 'sgdscope';
  frame.style.border = '0';

  const size = () => {
    frame.style.width = field(model, 'width') || '100%';
    frame.style.height = `${field(model, 'height', 0) || FIRST_HEIGHT}px`;
  };
  // A frame that is loaded anew says anew that it waits, and is sent what is to be shown then.
  const load = () => {
    try {
      address = addressOf(model);
    } catch (error) {
      return fault(el, error.message);
    }
    size();
    frame.src = address.href;
    if (frame.parentElement !== el) el.replaceChildren(frame);
  };
  const hear = ({ data, source, origin }) => {
    if (source !== frame.contentWindow || origin !== address?.origin || data?.version !== 1) return;
    if (data.type === 'sgdscope-embed-ready' && field(model, 'content') !== '')
      frame.contentWindow.postMessage({ type: 'sgdscope-open', version: 1, text: field(model, 'content') }, address.origin);
    if (data.type === 'sgdscope-embed' && !field(model, 'height', 0)) frame.style.height = `${Number(data.height)}px`;
  };

  window.addEventListener('message', hear);
  const RELOADING = ['page', 'content', 'show', 'theme', 'language'];
  for (const name of RELOADING) model.on(`change:${name}`, load);
  for (const name of ['width', 'height']) model.on(`change:${name}`, size);
  load();
  return () => {
    window.removeEventListener('message', hear);
    for (const name of RELOADING) model.off(`change:${name}`, load);
    for (const name of ['width', 'height']) model.off(`change:${name}`, size);
    frame.remove();
  };
}

export default { render };
