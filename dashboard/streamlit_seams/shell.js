// Words Streamlit's own buttons and messages in Chinese: it has no translations of its own.
// The server writes in front of this file, from the locale: WORDS (English -> Chinese) and
// UNREACHED (language -> what is said where the server does not answer).
"use strict";
(() => {
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const OWN = ".stMarkdown, .stHtml, svg, script, style, input, textarea";
  const chinese = () => new URLSearchParams(location.search).get("lang") !== "en";

  // "3 more": the entries of the menu for which there is no room
  // "Search: name of the table": a button of a table
  const named = (text) => {
    const [word, ...name] = (text ?? "").split(": ");
    return name.length && WORDS[word] ? [WORDS[word], ...name].join("：") : undefined;
  };
  const wordOf = (text) => WORDS[text] ?? (/^\d+ more$/.test(text) ? WORDS["{count} more"].replace("{count}", parseInt(text)) : undefined);

  function translateText(node) {
    const word = wordOf(node.data.trim());
    if (word && !node.parentElement?.closest(OWN)) node.data = node.data.replace(node.data.trim(), word);
  }
  function translateElement(element) {
    for (const name of ATTRIBUTES) {
      const said = element.getAttribute(name);
      const word = WORDS[said] ?? named(said);
      if (word) element.setAttribute(name, word);
    }
  }
  function visit(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateElement(node);
    }
  }
  // What its dialog says is of a command of Streamlit's, or whatever a proxy answers. Its own nodes
  // stay as they are, as it goes on changing them.
  const TITLES = ["Connection error", WORDS["Connection error"]];
  const style = document.createElement("style");
  style.textContent = "[data-told] > * { display: none } [data-told]::before { content: attr(data-told) }";
  document.head.append(style);
  function tellUnreached() {
    for (const title of document.querySelectorAll('[role="dialog"] > h2')) {
      const words = UNREACHED[chinese() ? "zh" : "en"];
      const body = title.nextElementSibling;
      if (TITLES.includes(title.textContent) && body?.dataset.told !== words) body.dataset.told = words;
    }
  }
  // A panel as large as the screen, with its title, notes and sources: the link in its first lines.
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href$="#fullscreen"]');
    if (!link) return;
    event.preventDefault();
    const panel = link.closest('[class*="st-key-panel_"]');
    if (document.fullscreenElement) document.exitFullscreen();
    else panel?.requestFullscreen?.();
  }, true);
  const observer = new MutationObserver((changes) => {
    document.documentElement.lang = chinese() ? "zh-CN" : "en";
    tellUnreached();
    if (!chinese()) return;
    for (const change of changes) {
      if (change.type === "attributes") translateElement(change.target);
      else if (change.type === "characterData") translateText(change.target);
      else change.addedNodes.forEach(visit);
    }
  });
  addEventListener("DOMContentLoaded", () => {
    if (chinese()) visit(document.body);
    observer.observe(document.body, {
      subtree: true, childList: true, characterData: true,
      attributes: true, attributeFilter: ATTRIBUTES,
    });
  });

  // What a page on opening adds to its address by itself is no step for a reader to go back to.
  let opening = true;
  const chosen = () => { opening = false; };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, chosen, true);
  addEventListener("popstate", () => { opening = true; });
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address, location.href);
    const samePage = next.pathname === location.pathname;
    const kept = [...new URLSearchParams(location.search)]
      .every(([name, value]) => next.searchParams.getAll(name).includes(value));
    if (opening && samePage && kept) return history.replaceState(state, title, address);
    push(state, title, address);
    opening = !samePage;
  };
})();
