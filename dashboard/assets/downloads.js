// Buttons that fetch a file and say so: its place in the queue, how long it takes, why it failed.
const LATE = 500; // ms after which a reader is told that something is going on
const states = new WeakMap(); // element -> what is going on in it; it outlives new runs of the page

export default function ({ data, parentElement }) {
  let state = states.get(parentElement);
  if (!state) {
    state = { rows: document.createElement("div"), busy: new Set() };
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    Object.assign(state, { said });
    parentElement.append(state.rows, said); // beside the style sheet
    states.set(parentElement, state);
  }
  state.words = data.words;
  const shown = JSON.stringify(data.files);
  if (state.shown === shown) return;
  state.shown = shown;
  state.rows.replaceChildren(...data.files.flatMap((file) => buttons(file, state)));
}

// The button that saves a file; of a picture one more, that copies it.
function buttons(file, state) {
  const own = [button(file, state, save)];
  return file.copy ? [...own, button({ ...file, key: `${file.key}_copy`, label: file.copy }, state, copy)] : own;
}

function button(file, state, use) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = file.look;
  made.dataset.key = file.key;
  made.disabled = state.busy.has(file.key);
  if (file.icon) {
    const icon = document.createElement("span");
    icon.className = "icon";
    icon.setAttribute("aria-hidden", "true");
    icon.textContent = file.icon;
    made.append(icon);
  }
  made.append(file.label);
  made.addEventListener("click", () => fetchFile(file, state, use));
  return made;
}

async function fetchFile(file, state, use) {
  const mine = () => state.rows.querySelector(`[data-key="${CSS.escape(file.key)}"]`);
  const begun = performance.now();
  state.busy.add(file.key);
  mine().disabled = true;
  say(state, "");
  let before = null; // how many files are made before this one; null as long as that is not known
  let asking = false;
  const ask = async () => {
    if (asking || before === 0) return; // 0: it is being made
    asking = true;
    before = await place(file);
    asking = false;
  };
  const first = setTimeout(ask, LATE / 2);
  const clock = setInterval(() => {
    ask();
    const seconds = Math.max(1, Math.round((performance.now() - begun) / 1000));
    const words = before ? state.words.waiting : state.words.busy;
    say(state, words.replace("{file}", file.label).replace("{before}", before).replace("{seconds}", seconds));
  }, LATE);
  let failure = "";
  try {
    failure = (await use(file, state)) ?? "";
  } catch {
    failure = state.words.unreached;
  }
  clearTimeout(first);
  clearInterval(clock);
  state.busy.delete(file.key);
  if (mine()) mine().disabled = false;
  const done = use === copy ? state.words.copied : "";
  say(state, failure ? state.words.failed.replace("{file}", file.label).replace("{reason}", failure) : done, failure);
}

// A number; null where the server does not know of the file, or does not answer.
async function place(file) {
  try {
    const said = await (await fetch(`${file.address}/place`)).text();
    return /^\d+$/.test(said) ? Number(said) : null;
  } catch {
    return null;
  }
}

function say({ said }, words, failed) {
  said.textContent = words;
  said.className = failed ? "failed" : "";
}

// The file, or a text that says why there is none.
async function fetched(file, state) {
  const answer = await fetch(file.address);
  if (answer.ok) return answer.blob();
  return answer.status === 404 ? state.words.gone : answer.text();
}

// A browser lets a page copy only at a safe address (https, or this machine), and only if the
// picture was promised at once: it is made while the browser waits.
async function copy(file, state) {
  if (!navigator.clipboard?.write) return state.words.uncopied;
  let failure;
  const picture = fetched(file, state).then((found) => {
    if (typeof found !== "string") return found;
    failure = found;
    throw new Error(found);
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  } catch {
    return failure ?? state.words.uncopied;
  }
}

async function save(file, state) {
  const blob = await fetched(file, state);
  if (typeof blob === "string") return blob;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
}
