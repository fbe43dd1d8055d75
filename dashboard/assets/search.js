// The search box in the head: what fits is asked of the server while a reader types; "/" leads to it.
const PAUSE = 90; // ms without a key after which the server is asked
const states = new WeakMap(); // element -> its box; it outlives new runs of the page

export default function ({ data, parentElement, setTriggerValue }) {
  let state = states.get(parentElement);
  if (!state) {
    state = made(parentElement);
    states.set(parentElement, state);
  }
  Object.assign(state, { data, tell: (thing) => setTriggerValue("chosen", thing) });
  state.input.placeholder = data.words.placeholder;
  state.input.setAttribute("aria-label", data.words.label);
  state.list.setAttribute("aria-label", data.words.found);
  if (!window.zoneObservatorySearch) addEventListener("keydown", toSearch);
  window.zoneObservatorySearch = state; // of the page now open
}

// "/" leads to the box, but not while a reader writes
function toSearch(event) {
  const target = event.composedPath()[0];
  const writes = target.matches?.("input, textarea, select, [contenteditable=true]");
  if (event.key !== "/" || writes || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  window.zoneObservatorySearch.input.focus();
}

function made(parent) {
  const box = document.createElement("div");
  box.className = "box";
  const input = document.createElement("input");
  const attributes = {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", maxlength: "120",
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const key = document.createElement("kbd");
  key.textContent = "/";
  key.setAttribute("aria-hidden", "true");
  const list = document.createElement("ul");
  list.id = "found";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  box.append(input, key, list, said);
  parent.append(box);
  const state = { input, list, said, things: [], at: 0, asked: "", enter: false };
  input.addEventListener("input", (event) => event.isComposing || later(state));
  input.addEventListener("compositionend", () => later(state));
  input.addEventListener("focus", () => input.value.trim() && later(state));
  input.addEventListener("blur", () => state.enter || close(state)); // Enter was pressed: it holds
  input.addEventListener("keydown", (event) => event.isComposing || pressed(event, state));
  return state;
}

function later(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => ask(state), PAUSE);
}

async function ask(state) {
  const query = state.input.value.trim();
  state.asked = query;
  if (!query) return close(state);
  let things = [];
  let words = state.data.words.none;
  try {
    const address = `./search/${state.data.language}?q=${encodeURIComponent(query)}`;
    const answer = await fetch(address);
    if (answer.ok) things = await answer.json();
    else words = state.data.words.failed;
  } catch {
    words = state.data.words.failed;
  }
  if (state.input.value.trim() !== query) return; // the reader has typed on
  state.things = things;
  if (state.enter && things.length) return choose(state, things[0]);
  state.enter = false;
  show(state, things.length ? "" : words);
}

function show(state, words) {
  state.said.textContent = words;
  state.list.hidden = !state.things.length;
  state.input.setAttribute("aria-expanded", String(!state.list.hidden));
  state.list.replaceChildren(...state.things.map((thing, at) => row(state, thing, at)));
  mark(state, 0);
}

function row(state, thing, at) {
  const made = document.createElement("li");
  made.id = `found-${at}`;
  made.setAttribute("role", "option");
  const link = document.createElement("a"); // so that another tab can be opened
  link.href = thing.address;
  link.tabIndex = -1;
  const name = document.createElement("b");
  name.textContent = thing.name;
  const note = document.createElement("small");
  note.textContent = thing.note;
  link.append(name, note);
  made.append(link);
  made.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  made.addEventListener("mousemove", () => mark(state, at));
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(state, thing);
  });
  return made;
}

function mark(state, at) {
  state.at = at;
  [...state.list.children].forEach((row, number) => {
    row.setAttribute("aria-selected", String(number === at));
    if (number === at) row.scrollIntoView({ block: "nearest" });
  });
  if (state.list.hidden) state.input.removeAttribute("aria-activedescendant");
  else state.input.setAttribute("aria-activedescendant", `found-${at}`);
}

function pressed(event, state) {
  const { key } = event;
  const count = state.things.length;
  if (key === "Enter") {
    if (!state.input.value.trim()) return;
    if (!state.list.hidden && state.asked === state.input.value.trim()) {
      choose(state, state.things[state.at]);
    } else {
      state.enter = true; // the best match, as soon as it is known
      clearTimeout(state.timer);
      ask(state);
    }
  } else if ((key === "ArrowDown" || key === "ArrowUp") && count && !state.list.hidden) {
    event.preventDefault();
    mark(state, (state.at + (key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (key === "Escape") {
    state.input.value = "";
    close(state);
  }
}

function close(state) {
  clearTimeout(state.timer);
  state.things = [];
  state.asked = "";
  state.enter = false;
  show(state, "");
}

function choose(state, thing) {
  state.input.value = "";
  close(state);
  state.input.blur();
  state.tell({ kind: thing.kind, id: thing.id });
}
