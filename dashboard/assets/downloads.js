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
  state.rows.replaceChildren(...data.files.map((file) => button(file, state)));
}

function button(file, state) {
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
  made.addEventListener("click", () => fetchFile(file, state));
  return made;
}

async function fetchFile(file, state) {
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
    const answer = await fetch(file.address);
    if (answer.ok) save(await answer.blob(), file.name);
    else failure = answer.status === 404 ? state.words.gone : await answer.text();
  } catch {
    failure = state.words.unreached;
  }
  clearTimeout(first);
  clearInterval(clock);
  state.busy.delete(file.key);
  if (mine()) mine().disabled = false;
  say(state, failure && state.words.failed.replace("{file}", file.label).replace("{reason}", failure), failure);
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

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
}
